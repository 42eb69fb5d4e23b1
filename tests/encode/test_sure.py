from kg.encode.sure import sure
from kg.model import Attribution, Span

TEXT = "“The dam held all winter and will hold,” Reed wrote. The road was closed, it seems."
QUOTATION = Span(0, TEXT.index("”") + 1)


def scored(score, content):
    return Attribution((), (Span(46, 51),), (content,), score)


def kept(*attributions):
    return sure(attributions, (QUOTATION,), len(TEXT), cue=0.6, quoting=0.4)


def test_a_doubtful_cue_is_enough_for_a_quotation_that_nobody_else_says():
    assert kept(scored(0.5, QUOTATION)) == [True]
    assert kept(scored(0.3, QUOTATION)) == [False]


def test_words_without_quotation_marks_need_a_sure_cue():
    assert kept(scored(0.5, Span(53, 70))) == [False]
    assert kept(scored(0.7, Span(53, 70))) == [True]


def test_a_doubtful_cue_has_no_claim_to_what_a_sure_one_accounts_for():
    assert kept(scored(0.5, QUOTATION), scored(0.9, QUOTATION)) == [False, True]


def test_a_few_words_in_quotation_marks_may_be_irony():
    short = Span(0, 15)
    assert sure([scored(0.5, short)], (short,), len(TEXT), cue=0.6, quoting=0.4) == [False]
