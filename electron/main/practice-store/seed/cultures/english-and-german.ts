import { type Culture, splitNames } from './culture.ts'

/** Customers from the United Kingdom, the United States, Germany and Austria. */
export const ENGLISH_AND_GERMAN_CULTURES: readonly Culture[] = [
  {
    country: 'United Kingdom',
    iso2: 'GB',
    weight: 20,
    people: [
      {
        first: splitNames(
          'Ada Alice Amelia Beatrice Catherine Charlotte Edith Eleanor Emily Florence Grace Hannah Harriet Imogen Isla Jane Lucy Margaret Martha Nora Olivia Phoebe Rosalind Ruby Sophie Tilda Violet Winifred Alfie Arthur Benjamin Callum Daniel Edward Finlay George Henry Isaac Jack Jasper Leo Malcolm Nathaniel Oliver Oscar Owen Rory Samuel Theodore Thomas William',
        ),
        last: splitNames(
          "Abbott Ashworth Baker Barlow Bennett Blackwood Bradshaw Byron Carter Clarke Cooper Davies Eastwood Ellis Fairbairn Fletcher Foster Gallagher Gibson Greenwood Hargreaves Harrison Hawthorne Hughes Jenkins Kershaw Lockwood MacDonald Marsh McAllister Merriweather Morgan Nightingale O'Brien O'Connor Parkinson Pemberton Pritchard Radcliffe Rees Rowntree Sinclair Smith-Jones Stirling Sutcliffe Taylor Thackeray Underwood Wainwright Whitfield Wilkinson Wren",
        ),
      },
    ],
    places: [
      'London, Greater London, SE1 #TF',
      'Leeds, West Yorkshire, LS6 #PQ',
      'Bristol, , BS1 #JA',
      'Edinburgh, Midlothian, EH6 #LL',
      'Cardiff, South Glamorgan, CF11 #AB',
      'Norwich, Norfolk, NR2 #DT',
      'Hebden Bridge, West Yorkshire, HX7 #AE',
    ],
    streets: [
      '% Mill Lane',
      '% High Street',
      'Flat 3, % Station Road',
      '% St. Mary’s Terrace',
      '%B Canal Wharf',
    ],
    phones: ['+44 20 7946 0###', '+44 113 496 0###', '0131 496 0###', '07700 900###'],
    companies: [
      '{last} & Sons Ltd',
      '{last} Interiors',
      'The {city} Book Rooms',
      '{last}, {last} & Partners LLP',
      '{city} Primary School',
      'The Old Bakery',
    ],
    notes: [
      'Prefers delivery on Fridays.',
      'Please ring the side door; the bell at the front does not work.',
      'Collects in the shop, usually on Saturday mornings.',
      'Asked to be told when the green enamel mugs are back.',
      'Pays by invoice, 14 days. Always on time.',
      'Allergic to lavender: no scented tissue paper in the parcel.',
      'Returned an order in March (wrong size), very friendly about it.',
      'Birthday present for her sister every year in the first week of June.',
    ],
  },
  {
    country: 'United States',
    iso2: 'US',
    weight: 9,
    people: [
      {
        first: splitNames(
          'Abigail Aaliyah Brianna Caleb Carmen Danielle Elijah Ethan Faith Gabriela Hailey Hunter Jasmine Jordan Kayla Logan Madison Mason Naomi Noah Quinn Rebecca Savannah Tyler Vanessa Wyatt Zoe',
        ),
        last: splitNames(
          'Anderson|Brooks|Castillo|Delgado|Edwards|Freeman|Garcia|Hernandez|Jackson|Kim|Lopez|Miller|Nguyen|Okafor|Patterson|Ramirez|Sullivan|Tran|Van Buren|Washington|Young',
        ),
      },
    ],
    places: [
      'Portland, Oregon, 972##',
      'Austin, Texas, 787##',
      'Brooklyn, New York, 112##',
      'Madison, Wisconsin, 537##',
    ],
    streets: ['% Maple Avenue', '% NW 23rd Pl', '% Elm St Apt 4', '% State Highway 12'],
    phones: ['+1 555 010 ####', '(555) 01#-####', '555-01##'],
    companies: ['{last} Supply Co.', '{last} & {last}, Inc.', '{city} Roasters LLC', 'Blue Heron Studio'],
    notes: [
      'Resale certificate on file until 12/2026.',
      'Leave packages with the doorman.',
      'Wants a call before anything over $500 ships.',
    ],
  },
  {
    country: 'Germany',
    iso2: 'DE',
    weight: 14,
    people: [
      {
        first: splitNames(
          'Anke Annegret Birgit Charlotte Dörte Elke Franziska Gisela Greta Heike Ilse Jutta Käthe Lieselotte Luise Mareike Petra Ronja Sabine Sigrid Silke Ursula Ute Wiebke Achim Björn Detlef Eckhard Fabian Friedrich Günther Hans-Jürgen Holger Jörg Karl-Heinz Klaus Lukas Matthias Moritz Rüdiger Sönke Torsten Ulrich Wolfgang',
        ),
        last: splitNames(
          'Albrecht|Bäcker|Brandt|Dreßler|Eichhorn|Fischer|Förster|Groß|Hoffmann|Jäger|Kaiser|Köhler|Krüger|Löwe|Meißner|Möller|Müller|Müller-Lüdenscheidt|Neumann|Pfänder|Richter|Rößler|Schäfer|Schmidt|Schröder|Schüßler|Strauß|Thoms|Vogel|von Bülow|Voß|Weiß|Wörner|Zöllner',
        ),
      },
    ],
    places: [
      'Köln, Nordrhein-Westfalen, 50###',
      'Berlin, Berlin, 10###',
      'München, Bayern, 80###',
      'Göttingen, Niedersachsen, 370##',
      'Lübeck, Schleswig-Holstein, 235##',
      'Görlitz, Sachsen, 028##',
    ],
    streets: [
      'Schlüterstraße %',
      'Am Mühlbach %',
      'Große Gasse %a',
      'Bürgermeister-Smidt-Straße %',
      'Hauptstr. %',
    ],
    phones: ['+49 30 23125 ###', '+49 221 4710 ###', '0171 39200##', '+49 (0)89 99998###'],
    companies: [
      '{last} GmbH',
      '{last} & Söhne GmbH & Co. KG',
      'Buchhandlung {last}',
      'Gärtnerei {last}',
      'Grundschule {city}',
      '{last} Raumausstattung e. K.',
    ],
    notes: [
      'Lieferung bitte nur vormittags.',
      'Rechnung immer an die Buchhaltung, Ware an die Filiale.',
      'Möchte keine Anrufe, nur E-Mail.',
      'Stammkundin seit der Eröffnung. Bekommt zu Weihnachten eine Karte.',
      'Paket darf bei Nachbar Groß abgegeben werden.',
    ],
  },
  {
    country: 'Austria',
    iso2: 'AT',
    weight: 2,
    people: [
      {
        first: splitNames('Leopold Franziska Xaver Theresia Johann Magdalena Alois Resi'),
        last: splitNames('Gruber Pichler Hörmann Moser Öllinger Steinböck Wögerbauer'),
      },
    ],
    places: ['Wien, Wien, 10#0', 'Graz, Steiermark, 80#0', 'St. Pölten, Niederösterreich, 31#0'],
    streets: ['Schönbrunner Straße %/12', 'Am Grün %', 'Wiedner Hauptstraße %/Top 3'],
    phones: ['+43 1 58058 ###', '0664 123 45##'],
    companies: ['{last} OG', 'Café {last}', 'Trafik {last}'],
    notes: ['Bitte beim Hausmeister läuten.', 'Grüß Gott statt Hallo: legt Wert darauf.'],
  },
]
