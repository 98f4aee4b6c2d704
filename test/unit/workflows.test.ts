import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

// What CI may do and what it runs. A workflow only shows its faults where it runs, and a release is a bad moment for it.

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, '.github/workflows')

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly 'runs-on': string
  readonly strategy?: { readonly matrix: { readonly os: readonly string[] } }
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const names = readdirSync(FOLDER)
const workflows = names.map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  return { name, text, workflow: parse(text) as Workflow }
})
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, contents]) => ({
    name: `${name}: ${job}`,
    job: contents,
    workflow,
  })),
)
const steps = jobs.flatMap(({ name, job }) => job.steps.map((step) => ({ name, step })))
const inRelease = (job: string): Job | undefined =>
  workflows.find(({ name }) => name === 'release.yml')?.workflow.jobs[job]

describe('each workflow', () => {
  it('pins every action by its commit, and names the version for people', () => {
    for (const { name, text } of workflows) {
      const lines = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line))
      expect(lines.length, name).toBeGreaterThan(0)
      for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })

  it('pins an action by one commit everywhere', () => {
    const commits = new Map<string, Set<string>>()
    for (const { step } of steps) {
      const [action, commit] = step.uses?.split('@') ?? []
      if (action && commit) commits.set(action, (commits.get(action) ?? new Set()).add(commit))
    }
    expect([...commits].filter(([, found]) => found.size > 1)).toEqual([])
  })

  it('asks for no more than it needs: what writes is a job of its own', () => {
    for (const { workflow } of workflows) {
      expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions)
    }
    const writing = jobs.filter(({ job }) => Object.values(job.permissions ?? {}).includes('write'))
    expect(writing.map(({ name }) => name)).toEqual(['release.yml: publish', 'roll-out.yml: roll-out'])
    expect(inRelease('publish')?.permissions).toEqual({
      contents: 'write',
      'id-token': 'write',
      attestations: 'write',
    })
    expect(inRelease('build')?.permissions).toEqual({ contents: 'read' })
  })

  it('keeps no credentials in the checkout, and no cache in a release', () => {
    for (const { name, step } of steps) {
      if (step.uses?.startsWith('actions/checkout@'))
        expect(step.with?.['persist-credentials'], name).toBe(false)
      if (step.uses?.startsWith('actions/setup-node@') && !name.startsWith('ci.yml'))
        expect(step.with, name).toMatchObject({ 'package-manager-cache': false })
    }
  })

  it('puts nothing that others can write into a script', () => {
    for (const { name, step } of steps) expect(step.run ?? '', name).not.toContain('${{')
  })

  it('gives secrets to the step that signs, and to no other', () => {
    const secret = steps.filter(({ step }) => JSON.stringify(step).includes('secrets.'))
    expect(secret.map(({ step }) => step.run)).toEqual(['npm run package'])
  })

  it('ends by itself', () => {
    for (const { name, job } of jobs) expect(job['timeout-minutes'], name).toBeGreaterThan(0)
  })

  it('runs scripts that exist', () => {
    for (const { step } of steps) {
      for (const [, path] of (step.run ?? '').matchAll(/\bnode (\S+)/g))
        expect(existsSync(join(ROOT, path ?? '')), path).toBe(true)
      for (const [, script] of (step.run ?? '').matchAll(/\bnpm (?:run )?(\w[\w:-]*)/g))
        expect(Object.keys(manifest.scripts), script).toContain(script)
    }
  })
})

describe('the three systems', () => {
  it('all run the tests, and all build a release and try what they have built', () => {
    const systems = (job: Job | undefined): readonly string[] => [
      ...new Set(job?.strategy?.matrix.os.map((os) => os.split('-')[0] ?? '')),
    ]
    const ci = workflows.find(({ name }) => name === 'ci.yml')?.workflow.jobs['test']
    for (const job of [ci, inRelease('build')])
      expect([...systems(job)].sort()).toEqual(['macos', 'ubuntu', 'windows'])
    const runs = inRelease('build')?.steps.map(({ run }) => run ?? '') ?? []
    const packaged = runs.indexOf('npm run package')
    expect(runs.findIndex((run) => run.includes('try-packaged.mjs'))).toBeGreaterThan(packaged)
  })

  it('hand over every kind of installer and every description of an update', () => {
    const uploads = inRelease('build')?.steps.find(({ uses }) => uses?.includes('upload-artifact'))
    const path = String(uploads?.with?.['path'])
    for (const kind of ['AppImage', 'deb', 'rpm', 'dmg', 'zip', 'exe', 'blockmap', 'yml'])
      expect(path).toContain(`.${kind}`)
  })

  it('make a draft, with checksums and provenance', () => {
    const [runs, uses] = [
      inRelease('publish')
        ?.steps.map(({ run }) => run ?? '')
        .join('\n') ?? '',
      inRelease('publish')
        ?.steps.map((step) => step.uses ?? '')
        .join('\n') ?? '',
    ]
    expect(runs).toMatch(/gh release create .*--draft/)
    expect(runs).toContain('checksums.mjs')
    expect(uses).toContain('attest-build-provenance')
  })
})
