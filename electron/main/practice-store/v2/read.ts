import { addressesOf } from '../seed/addresses.ts'
import { groupsOf } from '../seed/groups.ts'
import type { StoredCustomer } from '../stored-customer.ts'
import type { Store } from '../store.ts'
import { countCustomers, listCustomers, type ListQuery, readQuery } from './list.ts'
import { oddValuesOf } from './odd-values.ts'
import { json, notFound, nothing, refusal, type Reply, unsupportedField } from './reply.ts'
import type { Resource } from './resource.ts'
import { serializeAddress, serializeCustomer, serializeGroup } from './serialize.ts'
import { storeInformation } from './store-information.ts'

/** What a GET answers. `base` is the address of the store's V2. */
export function read(store: Store, resource: Resource, params: URLSearchParams, base: string): Reply {
  const { customers, conditions } = store
  const { switches } = conditions
  const asOf = store.readMoment()

  const list = (items: readonly object[]): Reply =>
    items.length === 0 && switches.emptyList === '204' ? nothing(204) : json(200, items)

  const shown = (customer: StoredCustomer): object => ({
    ...serializeCustomer(customer, base),
    ...oddValuesOf(conditions, customer.id),
  })

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
      const groups = groupsOf(switches.groups)
      return queried(({ page, limit }) =>
        list(groups.slice((page - 1) * limit, page * limit).map(serializeGroup)),
      )
    }
    case 'customers':
      return queried((query) => list(listCustomers(customers, query, switches, asOf).map(shown)))
    case 'count':
      return queried(({ filters }) =>
        json(200, { count: countCustomers(customers, filters, switches, asOf) }),
      )
    case 'customer': {
      const customer = customers.find(resource.id, asOf)
      return customer ? json(200, shown(customer)) : notFound()
    }
    case 'addresses': {
      const customer = customers.find(resource.id, asOf)
      if (!customer) return notFound()
      const addresses = addressesOf(store.seed.seed, customer, switches.addresses === 'many')
      return queried(({ page, limit }) =>
        list(addresses.slice((page - 1) * limit, page * limit).map(serializeAddress)),
      )
    }
  }
}
