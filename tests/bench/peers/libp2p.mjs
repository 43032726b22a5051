// npm's js-libp2p with its Kademlia DHT, to be measured: over TCP, each stream encrypted by Noise, as its users have it.
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { identify } from '@libp2p/identify'
import { kadDHT } from '@libp2p/kad-dht'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { multiaddr } from '@multiformats/multiaddr'
import { address, bytes, cold, serve, timed } from './fleet.mjs'

// Node.js 20 lacks it and libp2p wants it.
Promise.withResolvers ??= function () {
  const made = {}
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}

const { createLibp2p } = await import('libp2p')
const nodes = []

const place = (text) => {
  const { host, port } = address(text)
  return `/ip4/${host}/tcp/${port}`
}

async function start ({ address: own, bootstrap }) {
  const node = await createLibp2p({
    // It tells nobody of a public address that AutoNAT has not confirmed, unless one says so.
    addresses: { listen: [place(own)], announce: [place(own)] },
    // All nodes live on one machine; each has to speak from its own address.
    transports: [tcp({ dialOpts: { localAddress: address(own).host } })],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: {
      identify: identify(),
      ping: ping(),
      dht: kadDHT({
        protocol: '/ipfs/kad/1.0.0',
        clientMode: false,
        validators: { warren: async () => {} },
        selectors: { warren: () => 0 }
      })
    }
  })
  await Promise.all(bootstrap.map((known) => node.dial(multiaddr(place(known)))))
  return node
}

const keyOf = (key) => new TextEncoder().encode('/warren/' + key)

async function first (events, name) {
  try {
    for await (const event of events) {
      if (event.name === name) return { found: 1 }
    }
  } catch (error) {
    if (error.name !== 'NotFoundError') throw error
  }
  return { found: 0 }
}

async function acknowledged (events, message) {
  let found = 0
  for await (const event of events) {
    if (event.name === 'PEER_RESPONSE' && event.messageName === message) found++
  }
  return found
}

const get = (node, key) => first(node.services.dht.get(keyOf(key)), 'VALUE')

await serve({
  start: async (request) => { nodes.push(await start(request)) },
  size: ({ node }) => ({ count: nodes[node].services.dht.routingTable.size }),
  put: ({ node, value }) => timed(async () => {
    const found = await acknowledged(nodes[node].services.dht.put(keyOf(value), bytes(value)), 'PUT_VALUE')
    return { key: value, found }
  }),
  get: ({ node, key }) => timed(() => get(nodes[node], key)),
  cold: (request) => cold(() => start(request), (node) => node.stop(), (node) => get(node, request.key))
})
