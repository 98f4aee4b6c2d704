import type { FieldProblem } from '../../../shared/validate.ts'
import type { ShortenedNumber } from '../../domain/sheet/cell-value.ts'

/** What is wrong with a value, and so what to do. */
export function fieldProblem(what: FieldProblem | ShortenedNumber): string {
  switch (what.kind) {
    case 'required':
      return 'Dieses Feld darf nicht leer sein.'
    case 'too-short':
      return `Geben Sie mindestens ${number(what.min)} Zeichen ein.`
    case 'too-long':
      return `Höchstens ${number(what.max)} Zeichen. Eingegeben sind ${number(what.length)}.`
    case 'not-an-email':
      return 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.'
    case 'several-emails':
      return 'Geben Sie nur eine E-Mail-Adresse ein.'
    case 'email-sign':
      return wrongSign(what)
    case 'not-an-amount':
      return 'Geben Sie einen Betrag ein, zum Beispiel 12,50.'
    case 'negative':
      return 'Das Guthaben darf nicht negativ sein.'
    case 'too-many-decimals':
      return what.decimals === 0
        ? 'Dieser Shop verwendet nur ganze Beträge.'
        : `Höchstens ${number(what.decimals)} Nachkommastellen.`
    case 'shortened-number':
      return 'Eine Tabellenkalkulation hat diese Nummer gekürzt, es fehlen Ziffern. Formatieren Sie die Spalte als Text, geben Sie die vollständige Nummer neu ein und speichern Sie die Datei.'
    case 'not-a-group':
      return 'Geben Sie die ID einer Gruppe ein oder 0 für keine.'
  }
}

function wrongSign({ sign, excerpt }: { sign: string; excerpt: string }): string {
  if (/^\s+$/.test(sign)) return `Entfernen Sie das Leerzeichen in „${excerpt}“.`
  if (/^\.{2,}$/.test(sign)) return `Entfernen Sie einen der Punkte in „${excerpt}“.`
  return INVISIBLE.test(sign)
    ? `Geben Sie diese Stelle neu ein, sie enthält ein unsichtbares Zeichen: „${excerpt}“.`
    : `Entfernen Sie „${sign}“ in „${excerpt}“.`
}
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]/u

const number = new Intl.NumberFormat('de').format
