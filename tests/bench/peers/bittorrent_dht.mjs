// npm's bittorrent-dht (WebTorrent's), to be measured.
import DHT from 'bittorrent-dht'
import { address, bytes, cold, hex, serve, timed } from './fleet.mjs'

const nodes = []

function start ({ address: own, bootstrap }) {
  const dht = new DHT({ bootstrap: bootstrap.length > 0 ? bootstrap : false, host: address(own).host })
  dht.on('error', () => {})
  dht.on('warning', () => {})
  dht.listen(address(own).port, address(own).host)
  return dht
}

const stop = (dht) => new Promise((resolve) => dht.destroy(resolve))

const get = (dht, key) => new Promise((resolve, reject) => {
  dht.get(bytes(key), { cache: false }, (error, item) => {
    if (error) reject(error)
    else resolve({ found: item ? 1 : 0 })
  })
})

await serve({
  start: (request) => { nodes.push(start(request)) },
  size: ({ node }) => ({ count: nodes[node].nodes.toArray().length }),
  put: ({ node, value }) => timed(() => new Promise((resolve, reject) => {
    nodes[node].put({ v: bytes(value) }, (error, key, copies) => {
      if (error) reject(error)
      else resolve({ key: hex(key), found: copies })
    })
  })),
  get: ({ node, key }) => timed(() => get(nodes[node], key)),
  announce: ({ node, key }) => timed(() => new Promise((resolve, reject) => {
    nodes[node].announce(bytes(key), (error) => error ? reject(error) : resolve({ found: 1 }))
  })),
  peers: ({ node, key }) => timed(() => new Promise((resolve) => {
    const first = (peer, infohash) => {
      if (hex(infohash) === key) end(1)
    }
    const end = (found) => {
      nodes[node].removeListener('peer', first)
      resolve({ found })
    }
    nodes[node].on('peer', first)
    nodes[node].lookup(bytes(key), () => end(0))
  })),
  cold: (request) => cold(() => start(request), stop, (dht) => get(dht, request.key))
})
