// npm's hyperdht (Holepunch's, which Keet runs on), to be measured. Every node here is open and persistent.
import HyperDHT from 'hyperdht'
import { address, bytes, cold, hex, serve, timed } from './fleet.mjs'

const nodes = []

function start ({ address: own, bootstrap }, options = { ephemeral: false, firewalled: false }) {
  const { host, port } = address(own)
  return new HyperDHT({ host, port, bootstrap: bootstrap.map(address), quickFirewall: false, ...options })
}

const get = async (dht, key) => ({ found: await dht.immutableGet(bytes(key)) ? 1 : 0 })

await serve({
  start: async (request) => {
    const dht = start(request)
    nodes.push(dht)
    await dht.fullyBootstrapped()
  },
  size: ({ node }) => ({ count: nodes[node].nodes.length }),
  put: ({ node, value }) => timed(async () => {
    const { hash, closestNodes } = await nodes[node].immutablePut(bytes(value))
    return { key: hex(hash), found: closestNodes.length }
  }),
  get: ({ node, key }) => timed(() => get(nodes[node], key)),
  announce: ({ node, key }) => timed(async () => {
    const query = nodes[node].announce(Buffer.alloc(32, key, 'hex'), nodes[node].defaultKeyPair, [])
    await query.finished()
    return { found: 1 }
  }),
  peers: ({ node, key }) => timed(async () => {
    for await (const result of nodes[node].lookup(Buffer.alloc(32, key, 'hex'))) {
      if (result.peers.length > 0) return { found: result.peers.length }
    }
    return { found: 0 }
  }),
  cold: (request) => cold(() => start(request, {}), (dht) => dht.destroy({ force: true }), (dht) => get(dht, request.key))
})
