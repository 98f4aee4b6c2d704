import { type Culture, splitNames } from './culture.ts'

/** Customers from the other countries that write in Latin script. */
export const OTHER_LATIN_CULTURES: readonly Culture[] = [
  {
    country: 'Poland',
    iso2: 'PL',
    weight: 6,
    people: [
      {
        first: splitNames(
          'Agnieszka Bożena Elżbieta Grażyna Jadwiga Łucja Małgorzata Świętosława Wanda Zofia Żaneta',
        ),
        last: splitNames(
          'Bąk Dąbrowska Gęsicka Jabłońska Kowalska Łukaszewicz Mroźna Nowak Różańska Szczęsna Wiśniewska Żółkiewska',
        ),
      },
      {
        first: splitNames(
          'Andrzej Błażej Czesław Grzegorz Kazimierz Łukasz Mieczysław Paweł Stanisław Wojciech Zbigniew',
        ),
        last: splitNames(
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
        first: splitNames(
          'Anouk Daniël Femke Gerrit Hendrikje Jeroen Joëlle Lotte Maarten Noëmi Sjoerd Tijn Wouter',
        ),
        last: splitNames(
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
        first: splitNames('Åsa Björn Britt-Marie Göran Håkan Ingrid Jönna Lärke Märta Örjan Östen Viveka'),
        last: splitNames(
          'Åkerlund Bergström Dahlgren Ekström Fågelsjö Lindqvist Nyström Öberg Sjöblom Wåhlin',
        ),
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
        first: splitNames('Božena Dagmar Eliška Květa Ludmila Růžena Štěpánka Žofie'),
        last: splitNames('Dvořáková Kučerová Nováková Procházková Růžičková Řezníčková Šťastná Veselá'),
      },
      {
        first: splitNames('Bořivoj Čeněk Jiří Matěj Ondřej Řehoř Štěpán Zdeněk'),
        last: splitNames('Černý Dvořák Hájek Kříž Novák Šimůnek Švejk Vondráček'),
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
        first: splitNames('Ayşe Çiğdem Doğan Gülşen Işıl İbrahim Oğuz Ömer Şule Umut Yiğit'),
        last: splitNames('Arıkan Çelik Demir Güneş Ilıcak Öztürk Şahin Yıldırım Yılmaz'),
      },
    ],
    places: ['İstanbul, İstanbul, 34###', 'İzmir, İzmir, 35###', 'Eskişehir, Eskişehir, 26###'],
    streets: ['Atatürk Cad. No:% D:4', 'Çınar Sok. No:%', 'İstiklâl Caddesi %'],
    phones: ['+90 212 555 0# ##', '+90 532 000 0# ##'],
    companies: ['{last} Ticaret Ltd. Şti.', '{last} Kitabevi'],
    notes: ['Kargo öğleden sonra gelsin, sabahları evde yok.'],
  },
]
