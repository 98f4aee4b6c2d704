/** A text for each plural category of a language; what a category lacks takes `other`. */
export type PluralForms = { readonly other: string } & Partial<
  Readonly<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>
>

/**
 * Chooses the form of a text that a number asks for, by the rules of a language.
 * @param locale a BCP 47 tag such as `en`
 */
export function pluralIn(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale)
  return (count, forms) => forms[rules.select(count)] ?? forms.other
}
