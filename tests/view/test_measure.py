from kg.view.measure import box, width, wrap


def test_bold_and_large_type_is_wider():
    assert width("Northern Wire", "name") > width("Northern Wire", "caption")
    assert width("The", "name") < width("The Harbour Post", "name")


def test_text_breaks_at_spaces_and_no_line_is_wider_than_its_room():
    lines = wrap("Two officials familiar with the inspection", "name", 160, 3)
    assert " ".join(lines) == "Two officials familiar with the inspection"
    assert len(lines) == 2
    assert all(width(line, "name") <= 160 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis():
    lines = wrap("a person who is close to the operator of the dam and asked not to be named", "name", 120, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert width(lines[-1], "name") <= 120


def test_a_name_of_ten_thousand_characters_is_cut_to_its_box():
    size = box([("name", "A" * 10_000), ("caption", "Person")], 200, 3)
    assert size.width <= 200
    assert len(size.lines) == 4
    assert size.lines[2][1].endswith("…")


def test_a_box_is_as_wide_as_its_text():
    short = box([("name", "TASS")], 240, 3)
    long = box([("name", "The Marrow Bay Courier")], 240, 3)
    assert short.width < long.width <= 240
    assert short.height == long.height


def test_chinese_takes_a_full_square_and_accents_take_nothing():
    assert width("新华社", "caption") == 36
    assert width("é", "caption") == width("e", "caption")
    assert width("e\u0301", "caption") == width("e", "caption")


def test_an_empty_text_has_no_line_in_a_box():
    assert box([("name", "Lenswater"), ("caption", "")], 240, 3).lines == (("name", "Lenswater"),)
