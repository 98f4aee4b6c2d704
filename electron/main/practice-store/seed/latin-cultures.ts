import { type Culture, words } from './culture.ts'

export const LATIN_CULTURES: readonly Culture[] = [
  {
    country: 'United Kingdom',
    iso2: 'GB',
    weight: 20,
    people: [
      {
        first: words(
          'Ada Alice Amelia Beatrice Catherine Charlotte Edith Eleanor Emily Florence Grace Hannah Harriet Imogen Isla Jane Lucy Margaret Martha Nora Olivia Phoebe Rosalind Ruby Sophie Tilda Violet Winifred Alfie Arthur Benjamin Callum Daniel Edward Finlay George Henry Isaac Jack Jasper Leo Malcolm Nathaniel Oliver Oscar Owen Rory Samuel Theodore Thomas William',
        ),
        last: words(
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
        first: words(
          'Abigail Aaliyah Brianna Caleb Carmen Danielle Elijah Ethan Faith Gabriela Hailey Hunter Jasmine Jordan Kayla Logan Madison Mason Naomi Noah Quinn Rebecca Savannah Tyler Vanessa Wyatt Zoe',
        ),
        last: words(
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
        first: words(
          'Anke Annegret Birgit Charlotte Dörte Elke Franziska Gisela Greta Heike Ilse Jutta Käthe Lieselotte Luise Mareike Petra Ronja Sabine Sigrid Silke Ursula Ute Wiebke Achim Björn Detlef Eckhard Fabian Friedrich Günther Hans-Jürgen Holger Jörg Karl-Heinz Klaus Lukas Matthias Moritz Rüdiger Sönke Torsten Ulrich Wolfgang',
        ),
        last: words(
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
        first: words('Leopold Franziska Xaver Theresia Johann Magdalena Alois Resi'),
        last: words('Gruber Pichler Hörmann Moser Öllinger Steinböck Wögerbauer'),
      },
    ],
    places: ['Wien, Wien, 10#0', 'Graz, Steiermark, 80#0', 'St. Pölten, Niederösterreich, 31#0'],
    streets: ['Schönbrunner Straße %/12', 'Am Grün %', 'Wiedner Hauptstraße %/Top 3'],
    phones: ['+43 1 58058 ###', '0664 123 45##'],
    companies: ['{last} OG', 'Café {last}', 'Trafik {last}'],
    notes: ['Bitte beim Hausmeister läuten.', 'Grüß Gott statt Hallo: legt Wert darauf.'],
  },
  {
    country: 'France',
    iso2: 'FR',
    weight: 8,
    people: [
      {
        first: words(
          'Adélaïde Agnès Aurélie Chloé Clémence Éloïse Françoise Geneviève Hélène Inès Jeanne Léa Maëlle Noémie Zoé Anaël Baptiste Étienne François Gaël Jérôme Loïc Mathéo Noël Rémi Théo Yoann Jean-François Marie-Thérèse',
        ),
        last: words(
          "Bélanger|Bouchard|Chevallier|D'Aubigné|De la Fontaine|Dubois|Dupré|Fléchard|Garçon|Guérin|Hébert|L'Hôpital|Lefèvre|Lemaître|Moreau|Noël|Pénicaud|Rousseau|Saint-Exupéry|Séguin|Vaudoyer",
        ),
      },
    ],
    places: [
      'Lyon, Auvergne-Rhône-Alpes, 6900#',
      'Paris, Île-de-France, 7501#',
      'Nîmes, Occitanie, 30000',
      'Orléans, Centre, 45000',
    ],
    streets: [
      '% rue de l’Église',
      '% bis, allée des Tilleuls',
      '% avenue du Maréchal-Foch',
      '% quai de Saône',
    ],
    phones: ['+33 1 99 00 ## ##', '+33 6 39 98 ## ##', '04 65 71 ## ##'],
    companies: ['{last} et Fils', 'Librairie {last}', 'Atelier {last} SARL', 'Épicerie du Marché'],
    notes: [
      'Livraison possible chez la gardienne.',
      'Préfère être contactée par courriel, jamais par téléphone.',
      'Cliente fidèle : offrir les frais de port à partir de 50 €.',
    ],
  },
  {
    country: 'Spain',
    iso2: 'ES',
    weight: 4,
    people: [
      {
        first: words(
          'Begoña Concepción Inés Lucía Martín Íñigo Óscar Raúl Rocío Sebastián Sofía Xochitl Álvaro Nuño',
        ),
        last: words(
          'Álvarez|Cañizares|Fernández Muñoz|García-Peña|Ibáñez|López de Haro|Núñez|Peña|Sánchez|Yáñez',
        ),
      },
    ],
    places: ['Madrid, Madrid, 280##', 'A Coruña, Galicia, 150##', 'Málaga, Andalucía, 290##'],
    streets: ['Calle de Alcalá, %, 2.º izq.', 'Plaza de España, %', 'Avda. de la Constitución, %'],
    phones: ['+34 910 12 34 ##', '+34 600 00 0# ##'],
    companies: ['Hermanos {last}, S.L.', 'Cerámica {last}', 'Papelería La Cigüeña'],
    notes: ['Entregar después de las 17 h.', '¿Factura con IVA desglosado? Sí, siempre.'],
  },
  {
    country: 'Italy',
    iso2: 'IT',
    weight: 4,
    people: [
      {
        first: words(
          'Beatrice Chiara Donatella Elisabetta Fiammetta Giulia Niccolò Noè Giosuè Lorenzo Mattia Ruggero Salvatore',
        ),
        last: words(
          "Bianchi|D'Angelo|De Luca|Dell'Acqua|Esposito|Ferrari|Montà|Rossi|Sanfelice|Viganò|Zorzi",
        ),
      },
    ],
    places: ['Torino, TO, 101##', 'Bologna, BO, 401##', 'Forlì, FC, 4712#', 'Cefalù, PA, 90015'],
    streets: ['Via Garibaldi, %', 'Piazza Libertà, %/A', 'Corso Vittorio Emanuele II, %'],
    phones: ['+39 06 5550 ####', '+39 333 000 ####'],
    companies: ['{last} S.r.l.', 'Libreria {last}', 'Fratelli {last} s.n.c.'],
    notes: ['Suonare due volte al citofono.', 'Cliente storico: applicare lo sconto del 10 %.'],
  },
  {
    country: 'Poland',
    iso2: 'PL',
    weight: 6,
    people: [
      {
        first: words(
          'Agnieszka Bożena Elżbieta Grażyna Jadwiga Łucja Małgorzata Świętosława Wanda Zofia Żaneta',
        ),
        last: words(
          'Bąk Dąbrowska Gęsicka Jabłońska Kowalska Łukaszewicz Mroźna Nowak Różańska Szczęsna Wiśniewska Żółkiewska',
        ),
      },
      {
        first: words(
          'Andrzej Błażej Czesław Grzegorz Kazimierz Łukasz Mieczysław Paweł Stanisław Wojciech Zbigniew',
        ),
        last: words(
          'Brzęczyszczykiewicz Chrząszcz Dębski Gołębiowski Kamiński Łoś Pieńkowski Rybiński Sęk Wójcik Zieliński',
        ),
      },
    ],
    places: [
      'Kraków, małopolskie, 31-###',
      'Łódź, łódzkie, 90-###',
      'Gdańsk, pomorskie, 80-###',
      'Wrocław, dolnośląskie, 50-###',
    ],
    streets: ['ul. Świętokrzyska %/4', 'al. Jana Pawła II %', 'os. Źródlane % m. 12', 'ul. Żółwia %'],
    phones: ['+48 22 555 0# ##', '+48 600 000 ###'],
    companies: ['{last} sp. z o.o.', 'Księgarnia „Pod Lipą”', 'Zakład Usługowy {last}'],
    notes: ['Proszę dzwonić przed dostawą.', 'Zawsze chce fakturę VAT; NIP w załączniku do zamówienia.'],
  },
  {
    country: 'Netherlands',
    iso2: 'NL',
    weight: 4,
    people: [
      {
        first: words(
          'Anouk Daniël Femke Gerrit Hendrikje Jeroen Joëlle Lotte Maarten Noëmi Sjoerd Tijn Wouter',
        ),
        last: words(
          "Bakker|De Vries|Dijkstra|Hoekstra|'t Hart|Van den Berg|Van der Meer|Van 't Hoff|IJzerman|Zeldenrust",
        ),
      },
    ],
    places: [
      'Utrecht, Utrecht, 35## AB',
      'Groningen, Groningen, 97## KL',
      "'s-Hertogenbosch, Noord-Brabant, 52## XZ",
    ],
    streets: ['Prinsengracht %-III', 'Kerkstraat %', 'Lange Nieuwstraat % bis'],
    phones: ['+31 20 555 0###', '06 000 00 0##'],
    companies: ['{last} B.V.', 'Boekhandel {last}', 'Gebroeders {last}'],
    notes: ['Mag bij de buren op nummer 12.', 'Wil de factuur apart per e-mail.'],
  },
  {
    country: 'Sweden',
    iso2: 'SE',
    weight: 3,
    people: [
      {
        first: words('Åsa Björn Britt-Marie Göran Håkan Ingrid Jönna Lärke Märta Örjan Östen Viveka'),
        last: words('Åkerlund Bergström Dahlgren Ekström Fågelsjö Lindqvist Nyström Öberg Sjöblom Wåhlin'),
      },
    ],
    places: ['Göteborg, Västra Götaland, 411 ##', 'Malmö, Skåne, 211 ##', 'Umeå, Västerbotten, 903 ##'],
    streets: ['Storgatan %', 'Södra Vägen % B', 'Björkvägen % lgh 1102'],
    phones: ['+46 8 465 004 ##', '070-174 06 ##'],
    companies: ['{last} AB', '{last}s Trädgård HB', 'Bröderna {last}'],
    notes: ['Hämtar själv, oftast på torsdagar.'],
  },
  {
    country: 'Czechia',
    iso2: 'CZ',
    weight: 3,
    people: [
      {
        first: words('Božena Dagmar Eliška Květa Ludmila Růžena Štěpánka Žofie'),
        last: words('Dvořáková Kučerová Nováková Procházková Růžičková Řezníčková Šťastná Veselá'),
      },
      {
        first: words('Bořivoj Čeněk Jiří Matěj Ondřej Řehoř Štěpán Zdeněk'),
        last: words('Černý Dvořák Hájek Kříž Novák Šimůnek Švejk Vondráček'),
      },
    ],
    places: ['Brno, Jihomoravský, 602 ##', 'Plzeň, Plzeňský, 301 ##', 'České Budějovice, Jihočeský, 370 ##'],
    streets: ['Nádražní %/7', 'Třída Míru %', 'U Řeky %'],
    phones: ['+420 601 000 ###'],
    companies: ['{last} s.r.o.', 'Květinářství U Zvonu'],
    notes: ['Zásilku prosím na výdejní místo.'],
  },
  {
    country: 'Turkey',
    iso2: 'TR',
    weight: 3,
    people: [
      {
        first: words('Ayşe Çiğdem Doğan Gülşen Işıl İbrahim Oğuz Ömer Şule Umut Yiğit'),
        last: words('Arıkan Çelik Demir Güneş Ilıcak Öztürk Şahin Yıldırım Yılmaz'),
      },
    ],
    places: ['İstanbul, İstanbul, 34###', 'İzmir, İzmir, 35###', 'Eskişehir, Eskişehir, 26###'],
    streets: ['Atatürk Cad. No:% D:4', 'Çınar Sok. No:%', 'İstiklâl Caddesi %'],
    phones: ['+90 212 555 0# ##', '+90 532 000 0# ##'],
    companies: ['{last} Ticaret Ltd. Şti.', '{last} Kitabevi'],
    notes: ['Kargo öğleden sonra gelsin, sabahları evde yok.'],
  },
]
