"""Names on the basemap that neither GeoNames nor the CLDR gives as we want them, by hand.

Italian exonyms after common usage; Russian names in Italian by the scientific transliteration that
Italian atlases and the shipped story use.
"""

from collections.abc import Mapping
from typing import Final

UNLABELLED: Final = frozenset({"AQ", "TW", "XK"})
"""Shapes without a country's name: Antarctica, and what the UN's maps do not name as a country."""


COUNTRY_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "BA": {"en": "Bosnia and Herz.", "it": "Bosnia-Erzeg."},
    "CD": {"en": "DR Congo", "it": "RD del Congo"},
    "CF": {"en": "Central African Rep.", "it": "Rep. Centrafricana"},
    "CG": {"en": "Congo", "it": "Congo"},
    "FK": {"en": "Falkland Islands (Malvinas)", "it": "Isole Falkland (Malvine)"},
    "HK": {"en": "Hong Kong", "it": "Hong Kong"},
    "MM": {"en": "Myanmar", "it": "Myanmar"},
    "MO": {"en": "Macao", "it": "Macao"},
    "PS": {"en": "Palestine", "it": "Palestina"},
    "AE": {"en": "United Arab Emirates", "it": "Emirati Arabi Uniti"},
}


def _table(lines: str) -> dict[str, dict[str, str]]:
    """Read `CC GeoNames name = Italian = English`; the English may be left out."""
    table = {}
    for line in lines.strip().splitlines():
        key, italian, *english = (part.strip() for part in line.split("="))
        table[key] = {"it": italian} | ({"en": english[0]} if english else {})
    return table


CITY_NAMES: Final[Mapping[str, Mapping[str, str]]] = _table(
    """
    BE Brussels = Bruxelles
    BR Brasília = Brasilia = Brasilia
    BR São Paulo = San Paolo
    CH Bern = Berna
    CH Geneva = Ginevra
    CH Zürich = Zurigo = Zurich
    CL Santiago = Santiago del Cile
    CN Beijing = Pechino
    CN Guangzhou = Canton
    CN Nanjing = Nanchino
    CN Xi’an = Xi'an = Xi'an
    CU Havana = L'Avana
    CZ Prague = Praga
    DE Berlin = Berlino
    DE Dresden = Dresda
    DE Frankfurt am Main = Francoforte = Frankfurt
    DE Hamburg = Amburgo
    DE Hannover = Hannover = Hanover
    DE Köln = Colonia = Cologne
    DE Leipzig = Lipsia
    DE Munich = Monaco di Baviera
    DE Nuremberg = Norimberga
    DE Stuttgart = Stoccarda
    DK Copenhagen = Copenaghen
    DZ Algiers = Algeri
    DZ Oran = Orano
    EG Alexandria = Alessandria d'Egitto
    EG Cairo = Il Cairo
    ES Barcelona = Barcellona
    ES Cadiz = Cadice = Cádiz
    ES Córdoba = Cordova
    ES Sevilla = Siviglia = Seville
    ES Zaragoza = Saragozza
    ET Addis Ababa = Addis Abeba
    FR Lyon = Lione
    FR Marseille = Marsiglia
    FR Nice = Nizza
    FR Paris = Parigi
    FR Strasbourg = Strasburgo
    FR Toulouse = Tolosa
    GB Edinburgh = Edimburgo
    GB London = Londra
    GR Athens = Atene
    GR Thessaloníki = Salonicco = Thessaloniki
    GT Guatemala City = Città del Guatemala
    HR Zagreb = Zagabria
    ID Jakarta = Giacarta
    IE Dublin = Dublino
    IL Jerusalem = Gerusalemme
    IN Kolkata = Calcutta
    IN New Delhi = Nuova Delhi
    IQ Basrah = Bassora = Basra
    IR Tehran = Teheran
    IT Florence = Firenze
    IT Genoa = Genova
    IT Milan = Milano
    IT Naples = Napoli
    IT Rome = Roma
    IT Turin = Torino
    IT Venice = Venezia
    KG Bishkek = Biškek
    KP Kaesŏng = Kaesong = Kaesong
    KR Seoul = Seul
    KW Kuwait City = Madinat al-Kuwait
    LU Luxembourg = Lussemburgo
    LY Benghazi = Bengasi
    MA Marrakesh = Marrakech
    MD Chisinau = Chișinău = Chișinău
    MM Yangon = Rangoon
    MN Ulan Bator = Ulan Bator = Ulaanbaatar
    MX Mexico City = Città del Messico
    NP Kathmandu = Katmandu
    NL The Hague = L'Aia
    OM Muscat = Mascate
    PA Panama City = Panama
    PL Gdańsk = Danzica
    PL Kraków = Cracovia = Krakow
    PL Warsaw = Varsavia
    PL Wrocław = Breslavia
    PT Lisbon = Lisbona
    RO Bucharest = Bucarest
    RS Belgrade = Belgrado
    RU Arkhangel’sk = Arcangelo = Arkhangelsk
    RU Arsen’yev = Arsen'ev = Arsenyev
    RU Artëm = Artëm = Artyom
    RU Astrakhan = Astrachan'
    RU Birobidzhan = Birobidžan
    RU Blagoveshchensk = Blagoveščensk
    RU Chelyabinsk = Čeljabinsk
    RU Chita = Čita
    RU Izhevsk = Iževsk
    RU Kazan = Kazan'
    RU Khabarovsk = Chabarovsk
    RU Komsomolsk-on-Amur = Komsomol'sk-na-Amure
    RU Krasnoyarsk = Krasnojarsk
    RU Makhachkala = Machačkala
    RU Moscow = Mosca
    RU Nakhodka = Nachodka
    RU Neryungri = Nerjungri
    RU Nizhniy Novgorod = Nižnij Novgorod = Nizhny Novgorod
    RU Norilsk = Noril'sk
    RU Novokuznetsk = Novokuzneck
    RU Perm = Perm'
    RU Petropavlovsk-Kamchatsky = Petropavlovsk-Kamčatskij
    RU Rostov-on-Don = Rostov sul Don
    RU Ryazan’ = Rjazan' = Ryazan
    RU Saint Petersburg = San Pietroburgo
    RU Sochi = Soči
    RU Spassk-Dal’niy = Spassk-Dal'nij = Spassk-Dalny
    RU Svobodnyy = Svobodnyj = Svobodny
    RU Tolyatti = Togliatti
    RU Tver = Tver'
    RU Tyumen = Tjumen'
    RU Ukhta = Uchta
    RU Ulan-Ude = Ulan-Udė
    RU Ussuriysk = Ussurijsk
    RU Voronezh = Voronež
    RU Yakutsk = Jakutsk
    RU Yaroslavl = Jaroslavl'
    RU Yekaterinburg = Ekaterinburg
    RU Yuzhno-Sakhalinsk = Južno-Sachalinsk
    SA Makkah = La Mecca = Mecca
    SA Riyadh = Riad
    SD Khartoum = Khartum
    SE Gothenburg = Göteborg
    SE Stockholm = Stoccolma
    SI Ljubljana = Lubiana
    SO Mogadishu = Mogadiscio
    SY Damascus = Damasco
    TJ Dushanbe = Dušanbe
    TM Ashgabat = Aşgabat
    TN Tunis = Tunisi
    TR İzmir = Smirne = Izmir
    UA Kharkiv = Charkiv
    UA Kyiv = Kiev
    UA Lviv = Leopoli
    UA Odesa = Odessa
    US New York City = New York = New York
    US Philadelphia = Filadelfia
    UZ Samarkand = Samarcanda
    VA Vatican City = Città del Vaticano
    VN Ho Chi Minh City = Ho Chi Minh
    YE Sanaa = Sana'a
    ZA Cape Town = Città del Capo
    """
)
"""Names by language, by country code and GeoNames name."""
