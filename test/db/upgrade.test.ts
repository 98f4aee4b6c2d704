import { expect, it } from 'vitest'
import { eraseLocalStore } from '../../renderer/storage/open-local-store.ts'
import { type Fixture, layFixture } from '../support/database/fixture.ts'
import { NOW } from '../support/database/people.ts'
import { open } from '../support/database/stores.ts'
import version1 from '../fixtures/database/version-1.json'

// A change of the schema adds a fixture of the version before, made with `takeFixture`, to this list.
const FIXTURES = [version1] as readonly Fixture[]

for (const fixture of FIXTURES) {
  it(`What version ${fixture.version / 10} left on the disk is all there today`, async () => {
    await eraseLocalStore(fixture.storeHash)
    await layFixture(fixture)
    const store = await open(fixture.storeHash)

    const edits = await store.outbox.all()
    expect(edits.map(({ id, state }) => [id, state.kind])).toEqual([
      ['e1', 'queued'],
      ['e2', 'unknown'],
    ])
    expect(edits.map(({ patch }) => patch)).toEqual([{ phone: '+49 30 1234' }, { company: 'Fixture Ltd' }])
    expect((await store.counterfoils.get('e3'))?.customerId).toBe(3)
    expect(await store.customers.count()).toBe(5)
    expect((await store.customers.get(3))?.company).toBe('Delivered Ltd')
    expect((await store.keyValues.read('pull'))?.changesSince).toBe(NOW)
    expect(await store.keyValues.readFor('draft', 4)).toEqual({
      typed: { notes: 'half a word' },
      since: NOW,
    })
    // An edit of the old version can be changed by this one.
    await store.outbox.commit({ put: edits.map((edit) => ({ ...edit, tries: edit.tries + 1 })) })
    await store.erase()
  })
}
