"""What problems say that they expected, where several tests say it."""

EDTF = (
    "an EDTF date such as 2023-09-13, 2023-09, 156X, 1566-21 (spring), 2023-09-13~ (approximate), "
    "2023-09-13? (uncertain), 2023-09-10/2023-09-12, ../2023-09-13, 2023-09-14/.., [1667,1668] "
    "(one of them) or {1667,1668} (all of them)"
)
CLOCK = (
    "a clock time such as 13:09, ~18:00 (approximate), 06:00? (uncertain), "
    "08:00/09:00 (between), ../17:46 (not after), 18:10/.. (not before) or "
    "02:30+02:00 (in an hour that the clock showed twice)"
)
SLUG = "an id of lower-case letters, digits and hyphens such as talks-delegations"
LIST = "a list, each entry with a hyphen before it or all in [square brackets]"
TEXTS = "a text for each language, as in {it: …, en: …}"
HTTP = "an address that begins with http:// or https://"
PRINTED = f"{HTTP}, or title and date of a printed work"
LAT = "a number from -90 to 90"
LON = "a number from -180 to 180"
RADIUS = "a radius in km from 0 to 1000"
KM = "a distance in km above 0 and up to 40000"
COUNTRY = "an ISO 3166-1 code of two capital letters such as RU"
LANGUAGE = "a language tag such as it, pt-BR or zh-Hant"
ZONE = "an IANA zone such as Asia/Vladivostok"
REQUIRED = "a value, this field is required"
MODES = "one of 'rail', 'road', 'air', 'sea', 'foot' or 'unknown'"
