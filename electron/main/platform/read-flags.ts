import { parseArgs } from 'node:util'

/** One word of a command line, as `parseArgs` of `node:util` understands it. */
export type Flag =
  | { readonly kind: 'known'; readonly name: string; readonly value: string | undefined }
  | { readonly kind: 'unknown'; readonly word: string }
  | { readonly kind: 'without-value'; readonly name: string }
  | { readonly kind: 'with-value'; readonly name: string }

/** A flag that takes a value, one that takes none, or one that may have one after an equals sign. */
export type FlagKind = 'value' | 'switch' | 'either'

/**
 * Reads `--flag value` and `--flag=value`, in the order of the words. What is wrong is part of the result: only
 * the caller knows the sentence for it.
 */
export function readFlags(
  words: readonly string[],
  kinds: Readonly<Record<string, FlagKind>>,
): readonly Flag[] {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'value' ? ('string' as const) : ('boolean' as const) },
    ]),
  )
  const args = words.filter((word) => word !== '--')
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  const flags: Flag[] = []
  let lastUnknown = -1
  for (const token of tokens) {
    if (token.kind === 'option' && token.rawName.startsWith('--') && Object.hasOwn(kinds, token.name)) {
      flags.push(knownFlag(token.name, token.value, token.inlineValue === true, kinds[token.name]))
    } else if (token.index !== lastUnknown) {
      // `-abc` is one word and three tokens.
      flags.push({ kind: 'unknown', word: args[token.index] ?? '' })
      lastUnknown = token.index
    }
  }
  return flags
}

function knownFlag(
  name: string,
  value: string | undefined,
  isInline: boolean,
  kind: FlagKind | undefined,
): Flag {
  if (kind === 'switch') return isInline ? { kind: 'with-value', name } : { kind: 'known', name, value }
  if (kind === 'either' && !isInline) return { kind: 'known', name, value: undefined }
  // A flag that follows is a flag, and not the value of the one before.
  const isMissing = !value || (!isInline && value.startsWith('--'))
  return isMissing ? { kind: 'without-value', name } : { kind: 'known', name, value }
}
