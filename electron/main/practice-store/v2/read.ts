import { addressesOf } from '../seed/addresses.ts'
import { GROUPS } from '../seed/groups.ts'
import type { Store } from '../store.ts'
import { countCustomers, listCustomers, type ListQuery, readQuery } from './list.ts'
import { json, notFound, nothing, refusal, type Reply, unsupportedField } from './reply.ts'
import type { Resource } from './resource.ts'
import { shownAddress, shownCustomer, shownGroup } from './show.ts'
import { storeInformation } from './store-information.ts'

/** What a GET answers. `base` is the address of the store's V2. */
export function read(store: Store, resource: Resource, params: URLSearchParams, base: string): Reply {
  const { customers, conditions } = store
  const { switches } = conditions
  const asOf = store.readMoment()

  const list = (items: readonly object[]): Reply =>
    items.length === 0 && switches.emptyList === '204' ? nothing(204) : json(200, items)

  const queried = (answer: (query: ListQuery) => Reply): Reply => {
    const asked = readQuery(params, switches)
    return asked.ok ? answer(asked.query) : refusal(asked.fault)
  }

  switch (resource.kind) {
    case 'time':
      return json(200, { time: Math.floor(store.now() / 1000) })
    case 'store':
      return json(200, storeInformation(store.storeHash))
    case 'groups': {
      const filter = [...params.keys()].find((name) => name !== 'page' && name !== 'limit')
      if (filter !== undefined) return refusal(unsupportedField(filter))
      const groups = switches.groups === 'some' ? GROUPS : []
      return queried(({ page, limit }) =>
        list(groups.slice((page - 1) * limit, page * limit).map(shownGroup)),
      )
    }
    case 'customers':
      return queried((query) =>
        list(listCustomers(customers, query, switches, asOf).map((one) => shownCustomer(one, base))),
      )
    case 'count':
      return queried(({ filters }) =>
        json(200, { count: countCustomers(customers, filters, switches, asOf) }),
      )
    case 'customer': {
      const customer = customers.find(resource.id, asOf)
      return customer ? json(200, shownCustomer(customer, base)) : notFound()
    }
    case 'addresses': {
      const customer = customers.find(resource.id, asOf)
      return customer ? list(addressesOf(store.seed.seed, customer).map(shownAddress)) : notFound()
    }
  }
}
