"""The commonest words of some languages, as any grammar lists them; a word may serve several languages."""

from __future__ import annotations

_LISTS = {
    "en": """
        the of and to in a is that for on was with as it by at from he his be are have has had
        not this which who were their but they an said will would its been or about more when
        there we you what if after also
    """,
    "de": """
        der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch
        es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über
        einen so zum war haben nur oder aber vor
    """,
    "fr": """
        de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce
        il sont avec son aux d'un cette d'une ont ses mais comme on ou leur été sa nous deux
        être fait l'on c'est n'est
    """,
    "es": """
        de la que el en y a los del se las por un para con no una su al lo como más pero sus le
        ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde han
        quien desde todo nos durante
    """,
    "it": """
        di e il la che in a per è un del non sono una i le della con si da nel al dei come più
        ma anche lo gli alla ha delle nella dal questo ad se o su ai suo sua tra essere hanno
        stato degli
    """,
    "pt": """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao
        ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até
        isso ela entre era depois
    """,
    "nl": """
        de van een het en in is dat op te zijn voor met die niet aan er om ook als dan maar bij
        nog uit door naar heeft hij ze wordt tot je over of werd hebben kan deze was meer geen
        worden
    """,
    "sv": """
        och att det i en som är på för av med den till inte har om de ett men var jag sig från
        vi så kan man när år säger under också efter eller nu där mot ska skulle detta
    """,
    "da": """
        og i at det er en til på som af for de med der den ikke har et var fra om men han man
        vi jeg kan så sig efter ved blev også eller nu over skal siger ud
    """,
    "no": """
        og i å det er en til på som av for de med den ikke har et var fra om men han man vi jeg
        kan så seg etter ved ble også eller nå over skal sier ut
    """,
    "fi": """
        ja on ei se että oli hän ovat mutta kun myös joka niin kuin tai olla sen mukaan hänen
        jos ovat ole vuonna mitä tämä sekä vain ollut jo nyt voi eivät
    """,
    "pl": """
        w i na z się nie do że to jest o jak a po co tak za od przez dla ale są ze był być oraz
        już jego tym który która które przed może tylko także jej
    """,
    "cs": """
        a v se na je že o s z do i to k ve pro za by ale si po jako od jsou který která které
        podle jeho být však také byl už tak jen nebo při
    """,
    "hu": """
        a az és hogy nem is egy ez van meg de azt csak el már még mint vagy ha volt ki lesz
        szerint után pedig amely kell sem
    """,
    "ro": """
        de și în a la pe cu nu că o din care un este se pentru mai au fost ce să sau prin ca
        dar după am fi această sunt al unei către
    """,
    "tr": """
        ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra ama en ki o var
        olduğu değil her oldu göre dedi ise ancak
    """,
    "id": """
        yang dan di itu dengan untuk dari dalam tidak ini pada akan juga ke karena ada kepada
        oleh saat telah bisa atau sebagai mereka lebih kata bahwa
    """,
    "vi": """
        và của là có trong được cho các không người với một những này đã đến về khi tại từ cũng
        để ra ông năm
    """,
    "sw": """
        ya na wa kwa ni katika la za kuwa hii cha hiyo kama lakini pia huyo baada watu alisema
        hayo yake
    """,
    "tl": """
        ang ng sa na mga ay at ni si para kay ito hindi ko siya nang may mula kung ayon
    """,
}
FUNCTION_WORDS: dict[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _LISTS.items()}
"""By BCP 47 tag."""
