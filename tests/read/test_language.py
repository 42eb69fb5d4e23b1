"""Which language a text is in: English is read, others are set aside by name, doubt counts as English."""

import pytest

from kg.read.language import language_of

SENTENCES = {
    "en": (
        "The bridge over the river will be closed in May, the mayor of the town said on Monday, "
        "because of cracks that were found in two of its piers."
    ),
    "de": (
        "Die Brücke über den Fluss wird im Mai geschlossen, sagte der Bürgermeister der Stadt am "
        "Montag, weil in zwei Pfeilern Risse gefunden wurden."
    ),
    "fr": (
        "Le pont sur la rivière sera fermé en mai, a déclaré lundi le maire de la ville, parce "
        "que des fissures ont été découvertes dans deux de ses piles."
    ),
    "es": (
        "El puente sobre el río se cerrará en mayo, dijo el lunes el alcalde de la ciudad, porque "
        "se encontraron grietas en dos de los pilares que lo sostienen."
    ),
    "it": (
        "Il ponte sul fiume sarà chiuso a maggio, ha detto lunedì il sindaco della città, perché "
        "sono state trovate delle crepe in due dei suoi piloni."
    ),
    "pt": (
        "A ponte sobre o rio será fechada em maio, disse na segunda-feira o presidente da câmara "
        "da cidade, porque foram encontradas fissuras em dois dos seus pilares."
    ),
    "nl": (
        "De brug over de rivier wordt in mei gesloten, zei de burgemeester van de stad op "
        "maandag, omdat er scheuren zijn gevonden in twee van de pijlers."
    ),
    "sv": (
        "Bron över floden kommer att stängas i maj, sade stadens borgmästare på måndagen, "
        "eftersom det har hittats sprickor i två av de pelare som bär den."
    ),
    "pl": (
        "Most na rzece zostanie zamknięty w maju, powiedział w poniedziałek burmistrz miasta, "
        "ponieważ w dwóch jego filarach znaleziono pęknięcia, które są groźne dla ruchu."
    ),
    "tr": (
        "Nehrin üzerindeki köprü mayıs ayında kapatılacak, dedi belediye başkanı pazartesi günü, "
        "çünkü iki ayağında çatlaklar bulundu ve bu durum trafik için çok tehlikeli olarak "
        "görülüyor."
    ),
    "id": (
        "Jembatan di atas sungai itu akan ditutup pada bulan Mei, kata wali kota pada hari Senin, "
        "karena ditemukan retakan pada dua tiang yang menopang jembatan itu."
    ),
    "vi": (
        "Cây cầu bắc qua sông sẽ bị đóng cửa vào tháng năm, thị trưởng của thành phố cho biết hôm "
        "thứ hai, vì các vết nứt đã được tìm thấy trong hai trụ cầu."
    ),
    "ru": (
        "Мост через реку закроют в мае, сказал в понедельник мэр города, потому что в двух опорах "
        "нашли трещины."
    ),
    "zh": ("市长周一表示，由于在两个桥墩中发现裂缝，这座横跨河流的大桥将于五月关闭，市政府将另行通知。"),
    "ja": ("市長は月曜日、二つの橋脚にひびが見つかったため、川に架かる橋を五月に閉鎖すると述べた。"),
    "ko": ("시장은 월요일 두 교각에서 균열이 발견되어 강을 가로지르는 다리가 오월에 폐쇄될 것이라고 말했다."),
    "ar": (
        "قال رئيس البلدية يوم الاثنين إن الجسر فوق النهر سيغلق في مايو بسبب شقوق عثر عليها في "
        "اثنين من أعمدته."
    ),
    "he": ("ראש העיר אמר ביום שני שהגשר מעל הנהר ייסגר במאי משום שנמצאו סדקים בשניים מעמודיו."),
    "el": (
        "Η γέφυρα πάνω από τον ποταμό θα κλείσει τον Μάιο, δήλωσε τη Δευτέρα ο δήμαρχος, επειδή "
        "βρέθηκαν ρωγμές."
    ),
    "hi": ("महापौर ने सोमवार को कहा कि नदी पर बना पुल मई में बंद रहेगा क्योंकि उसके दो खंभों में दरारें मिली हैं।"),
}


@pytest.mark.parametrize("code", SENTENCES)
def test_the_language_of_one_sentence_of_news(code):
    assert language_of(SENTENCES[code]) == code


def test_a_text_too_short_to_judge_is_left_open():
    assert language_of("Brücke geschlossen") is None
    assert language_of("") is None
    assert language_of("12 34 56") is None


def test_english_with_foreign_quotations_is_english():
    assert language_of(f"{SENTENCES['en']} “Die Brücke ist zu,” he said. {SENTENCES['en']}") == "en"


def test_a_list_of_names_and_numbers_is_not_called_foreign():
    assert language_of("Varnholt 3 Lorne Haven 1 Millbrook 0 Easton 2 " * 4) in (None, "en")


def test_a_language_unknown_here_is_no_english():
    basque = (
        "Udaleko alkateak astelehenean esan zuen ibai gaineko zubia maiatzean itxiko dutela, bi "
        "zutabetan pitzadurak aurkitu baitituzte. Ingeniariek txostena aurkeztu zuten joan den "
        "astean. Gidariek errepide luzea hartu beharko dute udazkenera arte, eta herritarrek "
        "kexuak aurkeztu dituzte. Zubia duela ehun urte eraiki zuten, eta azken konponketa handia "
        "duela hogei urte egin zuten."
    )
    assert language_of(basque) == "und"
