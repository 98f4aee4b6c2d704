/** Selects a character that can't be in an email address, so that typing replaces it. */
export function selectSign(
  input: HTMLInputElement,
  { sign, excerpt }: { readonly sign: string; readonly excerpt: string },
): void {
  const from = input.value.indexOf(sign, Math.max(0, input.value.indexOf(excerpt)))
  if (from >= 0) input.setSelectionRange(from, from + sign.length)
}
