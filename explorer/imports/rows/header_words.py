"""How the columns of tables are called in five languages, by the field that they become.

The words are those of the templates of TimelineJS, TimeMapper and Palladio, and the common ones.
"""

from __future__ import annotations

from collections.abc import Mapping

HEADER_WORDS: Mapping[str, str] = {
    "id": "id, n inv, inv nr, inv no, inventory number, inventarnummer, numero di "
    "inventario, identifier, uid, slug, unique id, key, codice, kennung, "
    "identifiant, identificador",
    "title": "title, what, cosa, was, quoi, que, headline, name, event, label, subject, "
    "titolo, nome, evento, oggetto, titel, bezeichnung, ereignis, betreff, titre, "
    "nom, evenement, objet, titulo, nombre, asunto",
    "summary": "summary, description, desc, text, abstract, details, content, body, riassunto, "
    "descrizione, testo, sommario, dettagli, contenuto, regesto, beschreibung, "
    "kurzbeschreibung, zusammenfassung, "
    "inhalt, resume, texte, contenu, descripcion, resumen, texto, "
    "contenido, detalles",
    "note": "note, notes, comment, comments, remark, remarks, nota, commento, commenti, "
    "osservazioni, anmerkung, anmerkungen, bemerkung, bemerkungen, notiz, "
    "kommentar, remarque, remarques, commentaire, notas, comentario, comentarios, "
    "observaciones",
    "when": "when, period, periodo, zeitraum, periode, "
    "date, day of event, start, start date, begin, begin date, from date, "
    "datetime, timestamp, data, quando, inizio, data inizio, data di inizio, giorno "
    "mese anno, datum, wann, beginn, anfang, startdatum, tag datum, quand, debut, "
    "date de debut, fecha, cuando, inicio, fecha de inicio, fecha inicio, display "
    "date",
    "year": "year, start year, anno, jahr, annee, ano",
    "month": "month, start month, mese, monat, mois, mes",
    "day": "day, start day, giorno, jour, dia",
    "time": "time, start time, hour, ora, orario, ora inizio, zeit, uhrzeit, startzeit, "
    "heure, hora",
    "until": "until, end, end date, to date, fine, data fine, data di fine, ende, enddatum, "
    "bis, fin, date de fin, jusqu, fecha de fin, fecha fin, hasta",
    "until_year": "end year, anno fine, endjahr, annee de fin, ano fin",
    "until_month": "end month, mese fine, endmonat, mois de fin, mes fin",
    "until_day": "end day, giorno fine, endtag, jour de fin, dia fin",
    "until_time": "end time, ora fine, endzeit, heure de fin, hora fin",
    "part_of_day": "part of day, momento del giorno, tageszeit, moment de la journee",
    "zone": "zone, time zone, timezone, tz, fuso, fuso orario, zeitzone, fuseau horaire, "
    "zona horaria",
    "place": "place, location, city, town, place name, where, venue, site, origin, source "
    "place, gemeinde, municipality, commune, municipio, village, geburtsort, sterbeort, fundort, "
    "wohnort, tatort, veranstaltungsort, aufenthaltsort, "
    "luogo, localita, citta, dove, sede, comune, luogo di partenza, mittente "
    "luogo, ort, stadt, wo, ortsname, absendeort, lieu, ville, localite, ou, lugar, "
    "ciudad, localidad, donde, address, indirizzo, adresse, direccion, place of "
    "sending, luogo di invio, luogo di spedizione",
    "lat": "lat, latitude, latitudine, breite, breitengrad, latitud, y, place lat",
    "lon": "lon, lng, long, longitude, longitudine, lange, langengrad, longitud, x, place lon",
    "position": "coordinates, coordinate, coords, geo, latlng, lat lng, lat lon, latitude "
    "longitude, coord, gps, gps coordinates, "
    "position, geolocation, koordinaten, coordonnees, coordenadas, "
    "posizione, point, wkt",
    "country": "country, nation, state country, paese, nazione, stato, land, staat, pays, pais",
    "accuracy_km": "accuracy, accuracy km, precisione, genauigkeit, precision",
    "to": "to, destination, target, to place, destination place, verso, destinazione, "
    "luogo di arrivo, luogo di destinazione, nach, ziel, zielort, empfangsort, "
    "vers, lieu d arrivee, destino, hacia",
    "to_lat": "to lat, to latitude, destination lat, target lat",
    "to_lon": "to lon, to lng, to longitude, destination lon, target lon",
    "to_position": "to coordinates, destination coordinates, target coordinates",
    "person": "person, persons, people, author, sender, recipient, correspondent, who, "
    "persona, persone, personaggio, personaggi, protagonista, protagonisti, "
    "autore, mittente, destinatario, corrispondente, chi, "
    "personen, autor, absender, empfanger, korrespondent, wer, personne, personnes, "
    "auteur, expediteur, destinataire, qui, personas, remitente, quien",
    "organisation": "organisation, organization, organisations, institution, company, ente, "
    "organizzazione, istituzione, organisationen, firma, institutionen, entreprise, "
    "organizacion, institucion, empresa",
    "tags": "tags, tag, topic, topics, category, categories, group, type, theme, keywords, "
    "keyword, subject terms, argomento, argomenti, categoria, categorie, gruppo, "
    "tipo, tema, parole chiave, thema, themen, kategorie, kategorien, gruppe, typ, "
    "schlagworte, stichworte, sujet, groupe, mots cles, temas, categorias, grupo, "
    "palabras clave, etiquetas",
    "track": "track, traveller, traveler, strand, percorso, viaggiatore, reisender, "
    "voyageur, viajero",
    "media": "media, image, images, picture, photo, pictures, photos, img, image url, video, "
    "immagine, immagini, foto, fotografia, bild, bilder, medien, imagen, imagenes, "
    "scan, scans, file",
    "caption": "caption, media caption, image caption, didascalia, bildunterschrift, legende, "
    "leyenda, pie de foto",
    "credit": "credit, credits, media credit, photographer, image credit, crediti, fotografo, "
    "bildnachweis, fotograf, credit photo, creditos",
    "licence": "licence, license, rights, licenza, diritti, lizenz, rechte, licencia, droits",
    "alt": "alt, alt text, alternative text, testo alternativo, alternativtext, texte alternatif",
    "source": "source, sources, reference, references, citation, publisher, fonte, fonti, "
    "riferimento, segnatura, collocazione, bibliografia, quelle, quellen, signatur, "
    "beleg, reference archive, cote, fuente, fuentes, referencia, signatura, "
    "archive, archivio",
    "source_url": "source url, url, link, web page, webpage, website, web, source link, href, "
    "sito, indirizzo web, collegamento, webseite, quelle url, lien, site web, "
    "enlace, sitio web",
    "geonames": "geonames, geonames id, geonameid",
    "wikidata": "wikidata, wikidata id, qid",
}
"""Without accents, separated by commas."""
