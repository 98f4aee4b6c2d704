import type { UpdateFailure } from '../../../shared/updates.ts'
import { codeOf } from '../platform/problem-error.ts'

/** The sentence for a person about an error of electron-updater, of Squirrel or of the system. */
export function updateFailure(error: unknown): UpdateFailure {
  const byCode = CODES[codeOf(error)]
  if (byCode) return byCode
  const message = error instanceof Error ? error.message : String(error)
  const byMessage = MESSAGES.find(([pattern]) => pattern.test(message))
  if (byMessage) return byMessage[1]
  // Reading an answer that has not the expected shape.
  return error instanceof TypeError || error instanceof SyntaxError ? 'bad-answer' : 'unknown'
}

const CODES: Readonly<Record<string, UpdateFailure>> = {
  ERR_UPDATER_INVALID_UPDATE_INFO: 'bad-answer',
  ERR_UPDATER_INVALID_VERSION: 'bad-answer',
  ERR_UPDATER_INVALID_RELEASE_FEED: 'bad-answer',
  ERR_UPDATER_LATEST_VERSION_NOT_FOUND: 'bad-answer',
  ERR_UPDATER_NO_PUBLISHED_VERSIONS: 'bad-answer',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'bad-answer',
  ERR_UPDATER_NO_FILES_PROVIDED: 'bad-answer',
  ERR_UPDATER_NO_CHECKSUM: 'bad-answer',
  ERR_UPDATER_ZIP_FILE_NOT_FOUND: 'bad-answer',
  ERR_UPDATER_WEB_INSTALLER_DISABLED: 'bad-answer',
  ERR_INVALID_URL: 'bad-answer',
  ERR_CHECKSUM_MISMATCH: 'damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'wrong-signature',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EPIPE: 'unreachable',
  HTTP_ERROR_404: 'bad-answer',
}

/** The words of Chromium, of electron-updater where it gives no code, and of Squirrel on macOS. */
const MESSAGES: readonly (readonly [RegExp, UpdateFailure])[] = [
  [/did not pass validation|code has no resources|code object is not signed at all/i, 'wrong-signature'],
  [/could not get code signature for running application/i, 'unsigned'],
  [/read-only (volume|file system)/i, 'read-only'],
  [/no space left|ENOSPC/i, 'disk-full'],
  [/sha(256|512) checksum mismatch/i, 'damaged'],
  [/net::ERR_FILE_NO_SPACE/, 'disk-full'],
  [
    /net::ERR_|socket hang up|timed out|aborted|^HTTP error|^5\d\d |^429 |^403 |status (5\d\d|429|403)/i,
    'unreachable',
  ],
  [/status 4\d\d|too many redirects|^4\d\d /i, 'bad-answer'],
]
