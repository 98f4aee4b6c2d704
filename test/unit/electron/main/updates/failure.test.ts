import { describe, expect, it } from 'vitest'
import { updateFailure } from '../../../../../electron/main/updates/failure.ts'
import type { UpdateFailure } from '../../../../../shared/updates.ts'

const coded = (code: string, message = ''): Error => Object.assign(new Error(message), { code })

describe('the failure of an update', () => {
  it.each<[string, unknown, UpdateFailure]>([
    ['no network', new Error('net::ERR_INTERNET_DISCONNECTED'), 'unreachable'],
    ['a proxy that refuses', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'unreachable'],
    ['a connection that breaks', coded('ECONNRESET'), 'unreachable'],
    ['a server in trouble', coded('HTTP_ERROR_503', '503 Service Unavailable\nHeaders: {}'), 'unreachable'],
    [
      'a download that the server refuses',
      new Error('Cannot download "https://x/y", status 503: '),
      'unreachable',
    ],
    [
      'a download that is gone',
      new Error('Cannot download "https://x/y", status 404: Not Found'),
      'bad-answer',
    ],
    ['no description', coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), 'bad-answer'],
    ['a description without a version', coded('ERR_UPDATER_INVALID_VERSION'), 'bad-answer'],
    ['an answer of another shape', new TypeError('Cannot read properties of null'), 'bad-answer'],
    ['another file than promised', coded('ERR_CHECKSUM_MISMATCH'), 'damaged'],
    ['another publisher on Windows', coded('ERR_UPDATER_INVALID_SIGNATURE'), 'wrong-signature'],
    [
      'another signature on macOS',
      new Error('Code signature at URL file:///x/ did not pass validation: code has no resources'),
      'wrong-signature',
    ],
    [
      'an unsigned app on macOS',
      new Error('Could not get code signature for running application'),
      'unsigned',
    ],
    [
      'macOS, started from the disk image',
      new Error('Cannot update while running on a read-only volume.'),
      'read-only',
    ],
    ['a folder of root', coded('EACCES'), 'read-only'],
    ['a full disk', coded('ENOSPC'), 'disk-full'],
    ['a full disk in Chromium’s words', new Error('net::ERR_FILE_NO_SPACE'), 'disk-full'],
    ['something else', new Error('?'), 'unknown'],
    ['no error at all', 'text', 'unknown'],
  ])('%s', (_name, error, failure) => {
    expect(updateFailure(error)).toBe(failure)
  })
})
