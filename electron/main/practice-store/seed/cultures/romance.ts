import { type Culture, splitNames } from './culture.ts'

/** Customers from France, Spain and Italy. */
export const ROMANCE_CULTURES: readonly Culture[] = [
  {
    country: 'France',
    iso2: 'FR',
    weight: 8,
    people: [
      {
        first: splitNames(
          'Adélaïde Agnès Aurélie Chloé Clémence Éloïse Françoise Geneviève Hélène Inès Jeanne Léa Maëlle Noémie Zoé Anaël Baptiste Étienne François Gaël Jérôme Loïc Mathéo Noël Rémi Théo Yoann Jean-François Marie-Thérèse',
        ),
        last: splitNames(
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
        first: splitNames(
          'Begoña Concepción Inés Lucía Martín Íñigo Óscar Raúl Rocío Sebastián Sofía Xochitl Álvaro Nuño',
        ),
        last: splitNames(
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
        first: splitNames(
          'Beatrice Chiara Donatella Elisabetta Fiammetta Giulia Niccolò Noè Giosuè Lorenzo Mattia Ruggero Salvatore',
        ),
        last: splitNames(
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
]
