"""Italian names of towns, by hand: of those that no source names, and where it names them badly.

After common usage; where another script is written in Latin letters, by the scientific
transliteration that Italian atlases use.
"""

from collections.abc import Mapping
from typing import Final

_TABLE: Final = """
    AE Al Ayn = al-'Ayn · AE Sharjah = Sharja · AL Durrës = Durazzo
    AL Gjirokastër = Argirocastro · AL Korçë = Coriza · AL Krujë = Croia · AL Lezhë = Alessio
    AL Sarandë = Saranda · AL Shkodër = Scutari · AL Vlorë = Valona · AT Salzburg = Salisburgo
    AZ Ganca = Gəncə · AZ Sumqayt = Sumqayıt · BD Comilla = Comilla · BD Mymensingh = Mymensingh
    BE Antwerpen = Anversa · BE Bruges = Bruges · BE Gent = Gand · BE Liège = Liegi
    BG Plovdiv = Plovdiv · BG Varna = Varna · BY Homyel = Homel' · BY Hrodna = Hrodna
    BY Mahilyow = Mahilëŭ · BY Vitsyebsk = Vicebsk · CH Basel = Basilea · CH Biel/Bienne = Bienne
    CH Chur = Coira · CH Fribourg = Friburgo · CH Glarus = Glarona · CH Lausanne = Losanna
    CH Lucerne = Lucerna · CH Schaffhausen = Sciaffusa · CH Schwyz = Svitto
    CH Solothurn = Soletta · CH St. Gallen = San Gallo · CH Zug = Zugo · CN Aksu = Aksu
    CN Changping = Changping · CN Fuyang = Fuyang = Fuyang · CN Fuyu = Fuyu · CN Hangu = Lunan
    CN Hechi = Hechi · CN Hulan Ergi = Fularji · CN Jianmen = Jingmen = Jingmen
    CN Jining = Jining · CN Linxia = Linxia = Linxia · CN Longxi = Longxi · CN Luan = Lu'an
    CN Maanshan = Ma'anshan · CN Mengzi = Mengzi = Mengzi · CN Shashi = Shashi
    CN Shuyang = Shuyang · CN Wanzhou = Wanzhou · CN Xiantao = Xiantao = Xiantao · CN Yaan = Ya'an
    CN Yuci = Yuci · CN Yumen = Yumen = Yumen · CN Zhanyi = Zhanyi · CY Larnaca = Larnaca
    CY Paphos = Pafo · DE Augsburg = Augusta · DE Bremen = Brema · DE Brunswick = Brunswick
    DE Coburg = Coburgo · DE Duisburg = Duisburg · DE Flensburg = Flensburgo
    DE Freiburg im Breisgau = Friburgo in Brisgovia · DE Koblenz = Coblenza · DE Lübeck = Lubecca
    DE Magdeburg = Magdeburgo · DE Mainz = Magonza · DE Oldenburg = Oldenburg
    DE Regensburg = Ratisbona · DE Saarbrücken = Saarbrücken · DE Würzburg = Würzburg
    DZ Béjaïa = Béjaïa · EG Dumyat = Damietta · EG El Alamein = El Alamein · EG El Giza = Giza
    EG El Mansura = Mansura · EG El Minya = Minya · EG Ismaïlia = Ismailia · EG Qena = Qena
    EG Rosetta = Rosetta · ER Keren = Cheren · ER Massawa = Massaua
    ES Castelló de la Plana = Castellón de la Plana · ES Granada = Granada = Granada
    ES La Coruña = La Coruña · ES Murcia = Murcia · ES Ourense = Ourense
    ES Palma = Palma di Maiorca · ES San Sebastián = San Sebastián · ET Axum = Axum
    ET Dessie = Dessiè · FR Perpignan = Perpignano · FR Toulon = Tolone
    FR Versailles = Versailles · GR Chalkida = Calcide · GR Chania = La Canea · GR Chios = Chio
    GR Corfu = Corfù · GR Ermoupolis = Ermopoli · GR Heraklion = Heraklion
    GR Ioannina = Giannina · GR Kalamata = Calamata · GR Kavala = Cavala · GR Kos = Coo
    GR Lamia = Lamia · GR Larissa = Larissa · GR Mytilene = Mitilene · GR Patras = Patrasso
    GR Piraeus = Pireo · GR Rhodes = Rodi · GR Sparti = Sparta · GR Tripoli = Tripoli
    HR Pula = Pola · HR Rijeka = Fiume · HR Split = Spalato · HR Zadar = Zara
    HR Šibenik = Sebenico · HT Cap-Haïtien = Cap-Haïtien · ID Pematangsiantar = Pematangsiantar
    IL Beersheba = Be'er Sheva · IL Haifa = Haifa · IL Nazareth = Nazaret
    IN Ahmednagar = Ahmednagar · IN Bareilly = Bareilly · IN Davangere = Davangere
    IN Kollam = Kollam · IN Shimoga = Shimoga · IN Siliguri = Siliguri · IN Tiruppur = Tiruppur
    IQ Ad Diwaniyah = Diwaniyya · IQ Al Amarah = 'Amara · IQ Al Hillah = Hilla
    IQ An Nasiriyah = Nassiriya · IQ Arak = Arak · IQ As Sulaymaniyah = Sulaymaniyya
    IQ Baqubah = Ba'quba · IQ Dahuk = Dahuk · IQ Karbala = Kerbela · IR Arak = Arak
    IR Birjand = Birjand · IR Dezful = Dezful · IR Khomeini Shahr = Khomeynishahr
    IR Khorramabad = Khorramabad · IR Urmia = Urmia · IT Syracuse = Siracusa
    KE Kisumu = Kisumu = Kisumu · KG Osh = Oš · KP Chongjin = Ch'ŏngjin · KP Hamhung = Hamhŭng
    KP Hungnam = Hŭngnam · KP Kanggye = Kanggye · KP Nampo = Namp'o · KP Sunchon = Sunch'ŏn
    KR Jeju = Jeju · KZ Aqsu = Aksu · KZ Astana = Astana · LB Sidon = Sidone
    LB Trablous = Tripoli = Tripoli · LY Ajdabiya = Agedabia · LY Ghadames = Gadames
    LY Gharyan = Garian · LY Tobruk = Tobruch · MA Ksar El Kebir = Ksar-el-Kebir
    MA Meknes = Meknès · MA Tangier = Tangeri · MM Bago = Bago · MM Mawlamyine = Mawlamyine
    MX Ciudad Obregon = Ciudad Obregón = Ciudad Obregón · MX Durango = Durango
    MX Nezahualcoyotl = Nezahualcóyotl · MX Pachuca = Pachuca de Soto
    MX Querétaro = Santiago de Querétaro · MX Tlaxcala = Tlaxcala · MX Tula = Tula
    MX Xalapa = Xalapa · MY Butterworth = Butterworth · MY Malacca = Malacca · NG Ife = Ife
    NG Ikare = Ikare · NG Sapele = Sapele · NI Granada = Granada = Granada
    NL 's-Hertogenbosch = 's-Hertogenbosch · NL Groningen = Groninga · NL Middelburg = Middelburg
    NL Rotterdam = Rotterdam · NP Lalitpur = Patan · PE Callao = Callao = Callao
    PH Angeles = Angeles · PH Bacolod = Bacolod · PH Batangas = Batangas · PH Cadiz = Cadiz
    PH Cagayan de Oro = Cagayan de Oro · PH Cotabato = Cotabato · PH Olongapo = Olongapo
    PH Quezon City = Quezon City · PK Sheikhu Pura = Sheikhupura · PL Szczecin = Stettino
    PS Al Khalil = Hebron · PT Bragança = Braganza · PT Porto = Porto · RO Galați = Galați
    RU Belgorod = Belgorod · RU Cheboksary = Čeboksary · RU Cherepovets = Čerepovec
    RU Ivanovo = Ivanovo · RU Kaluga = Kaluga · RU Kostroma = Kostroma · RU Kurgan = Kurgan
    RU Kursk = Kursk · RU Lipetsk = Lipeck · RU Naberezhnyye Chelny = Naberežnye Čelny
    RU Orel = Orël · RU Podolsk = Podol'sk · RU Prokopyevsk = Prokop'evsk · RU Saransk = Saransk
    RU Simferopol = Sinferopoli · RU Taganrog = Taganrog · RU Tambov = Tambov · RU Tula = Tula
    RU Vladikavkaz = Vladikavkaz · RU Vladimir = Vladimir · RU Volzhskiy = Volžskij
    RU Yoshkar Ola = Joškar-Ola · SA Al Hillah = Al Hillah · SA Al Hufuf = Hofuf
    SA Al Kharj = Al-Kharj · SA Al Mubarraz = Al-Mubarraz · SA Al-Qatif = Qatif
    SA At Taif = Ta'if · SA Buraydah = Burayda · SA Hail = Ha'il · SA Najran = Najran
    SO Kismayo = Chisimaio · SO Merca = Merca · SY Al Ladhiqiyah = Latakia · SY Douma = Duma
    SY Raqqa = Raqqa · SY Tadmur = Palmira · TH Samut Prakan = Samut Prakan = Samut Prakan
    TJ Khujand = Khujand · TJ Qurghonteppa = Qurghonteppa · TN Bizerte = Biserta
    TN Kairouan = Kairouan · TR Antioch = Antiochia · TR Sinop = Sinope · TR Tarsus = Tarso
    TR Trabzon = Trebisonda · TR İskenderun = İskenderun · TW Changhua = Changhua
    TW Chiayi = Chiayi · TW Hualien = Hualien · TW Keelung = Keelung
    TW New Taipei = Nuova Taipei · TW Pingtung = Pingtung · TW Taoyuan = Taoyuan
    UA Berdiansk = Berdjans'k · UA Bila Tserkva = Bila Cerkva · UA Cherkasy = Čerkasy
    UA Chernihiv = Černihiv · UA Chernivtsi = Černivci · UA Chornobyl = Černobyl'
    UA Drohobych = Drohobyč · UA Horlivka = Horlivka · UA Ivano-Frankivsk = Ivano-Frankivs'k
    UA Izmail = Izmaïl · UA Kherson = Cherson · UA Khmelnytskyy = Chmel'nyc'kyj
    UA Kovel = Kovel' · UA Kramatorsk = Kramators'k · UA Kremenchuk = Kremenčuk
    UA Kropyvnytskyi = Kropyvnyc'kyj · UA Kryvyy Rih = Kryvyj Rih · UA Luhansk = Luhans'k
    UA Lutsk = Luc'k · UA Makiyivka = Makiïvka · UA Mariupol = Mariupol'
    UA Melitopol = Melitopol' · UA Mykolayiv = Mykolaïv · UA Nikopol = Nikopol'
    UA Poltava = Poltava · UA Rivne = Rivne · UA Sumy = Sumy · UA Ternopil = Ternopil'
    UA Uman = Uman' · UA Uzhhorod = Užhorod · UA Vinnytsya = Vinnycja
    UA Zaporizhzhya = Zaporižžja · US St. Charles = St. Charles
    US St. Petersburg = St. Petersburg · UZ Fargona = Fergana · UZ Namangan = Namangan
    UZ Qarshi = Qarshi · UZ Qoqon = Kokand · UZ Shahrisabz = Shahrisabz
    VE Puerto la Cruz = Puerto La Cruz · VN Biên Hòa = Biên Hòa · VN Buon Me Thuot = Buôn Ma Thuột
    VN Can Tho = Cần Thơ · VN Hue = Huế · VN Long Xuyen = Long Xuyên · VN Phan Thiet = Phan Thiết
    VN Qui Nhon = Quy Nhơn · VN Rạch Giá = Rạch Giá · VN Việt Trì = Việt Trì
    YE Al Hudaydah = Hodeida
"""


def _read(table: str) -> dict[str, tuple[str, str | None]]:
    """Entries such as `CC town = Italian = English`; the English may be left out."""
    rows = {}
    for entry in table.replace("\n", "·").split("·"):
        if entry.strip():
            key, italian, *english = (part.strip() for part in entry.split("="))
            rows[key] = (italian, english[0] if english else None)
    return rows


ITALIAN: Final[Mapping[str, tuple[str, str | None]]] = _read(_TABLE)
"""The Italian name and, where Natural Earth's is wrong, the English one, by country and town."""
