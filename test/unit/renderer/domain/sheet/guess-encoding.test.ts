import { describe, expect, test } from 'vitest'
import { bytesIn, type Encoding } from '../../../../../renderer/domain/sheet/encodings.ts'
import { decodeText } from '../../../../../renderer/domain/sheet/decode.ts'
import { guessEncoding } from '../../../../../renderer/domain/sheet/guess-encoding.ts'

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'))
const RUSSIAN =
  'ID,First name,Last name,Company\n5,Иван,Петров,ООО Ромашка\n6,Мария,Сидорова,\n7,Ольга,Иванова,Вектор\n'
const GERMAN = 'ID,Vorname,Nachname,Firma\n5,Jürgen,Größe,Müller & Söhne\n6,Zoë,Straße,\n'

describe('the encoding of a file', () => {
  test.each<[Encoding, string]>([
    ['windows-1251', RUSSIAN],
    ['windows-1251', 'ID,First name\n5,Иван\n'],
    ['koi8-r', RUSSIAN],
    ['ibm866', RUSSIAN],
    ['x-mac-cyrillic', RUSSIAN],
    ['windows-1252', GERMAN],
    ['windows-1252', 'ID,Firma\n5,Müller\n'],
    ['windows-1252', 'ID,First name,Last name\n5,José,Muñoz\n6,Begoña,Ibáñez\n'],
    ['macintosh', GERMAN],
    ['macintosh', 'ID,Firma\n5,Müller\n'],
    ['windows-1250', 'ID,First name,Last name\n5,Łukasz,Wiśniewski\n6,Małgorzata,Dąbrowska\n'],
    ['ibm850', GERMAN],
    ['windows-1254', 'ID,Ad\n1,Şükrü Yılmaz\n2,Gülşen Çağlar\n3,İbrahim Doğan\n'],
    ['windows-1252', 'ID,Nafn\n1,Þórður Ægisson\n2,Guðrún Jónsdóttir\n'],
    ['windows-1253', 'ID,First name,Last name\n5,Γιώργος,Παπαδόπουλος\n'],
    ['windows-1254', 'ID,First name,Last name\n5,Ayşe,Yılmaz\n6,Çağrı,Öztürk\n'],
  ])('is guessed: %s', (encoding, text) => {
    const bytes = bytesIn(text, encoding)
    expect(bytes).not.toBeNull()
    expect(decodeText(bytes ?? new Uint8Array(), null, guessEncoding)).toEqual({ text, encoding })
  })

  const rows = (words: string): string => `49442c4e616d650a352c${words}0a362c${words}0a`
  test.each<[Encoding, string, string]>([
    ['shift_jis', '91be98592c8e52936395', '太郎'],
    ['shift_jis', '836583588367', 'テスト'],
    ['euc-jp', 'bbb3c5c4a4c0a4cda4c8a5c6a5b9a5c8', '山田'],
    ['gb18030', 'cdf5ceb02cc0eed0e3d3a2', '王伟'],
    ['big5', 'a470a9fa2cb3af2cc0f4aac8', '小明'],
    ['euc-kr', 'b9ceC1D82cb1e8bcadbfac', '민준'],
    ['iso-2022-jp', '1b244242404f3a1b2842', '太郎'],
  ])('of the far east is guessed: %s', (encoding, words, name) => {
    const clean = encoding === 'shift_jis' && words.endsWith('95') ? words.slice(0, -2) : words
    const decoded = decodeText(hex(rows(clean)), null, guessEncoding)
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text).toContain(name)
  })

  test('is taken as the person says', () => {
    const bytes = bytesIn('Иван', 'windows-1251') ?? new Uint8Array()
    expect(decodeText(bytes, 'windows-1251', guessEncoding).text).toBe('Иван')
    expect(decodeText(bytes, 'koi8-r', guessEncoding).text).toBe('хБЮМ'.toString())
    // "Łódź, Říha" as a Mac wrote it, and "محمد" as Unix did.
    expect(decodeText(hex('fc9764902cdb926861'), 'x-mac-ce', guessEncoding).text).toBe('Łódź,Říha')
    expect(decodeText(hex('e5cde5cf'), 'iso-8859-6', guessEncoding).text).toBe('محمد')
  })

  test('stays UTF-8 where a letter or two are broken', () => {
    const text = new TextEncoder().encode(`ID,Name\n${'5,Größe Müller\n'.repeat(20)}`)
    const cut = text.slice(0, -3)
    expect(decodeText(Uint8Array.from([...cut, 0xc3]), null, guessEncoding).encoding).toBe('utf-8')
  })
})
