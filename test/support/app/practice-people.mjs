// Customers of the practice store with seed 7, whom the pictures and walks are about.

/** Their email addresses. */
export const PEOPLE = {
  pemberton: 'rorypemberton6@post.example.org',
  montà: 'lorenzo.monta10@example.com',
  edwards: 'edwards.brianna14@mail.example.com',
  jenkins: 'thomas.jenkins16@example.org',
  fletcher: 'finlayfletcher24@post.example.org',
  neumann: 'klaus.neumann25@mail.example.com',
  sutcliffe: 'g.sutcliffe27@mail.example.com',
  jackson: 'c.jackson30@mail.example.com',
  obrien: 'a.obrien31@mail.example.com',
}

/** Two on the last page of the first download. */
export const ODD = [1900, 1950]
