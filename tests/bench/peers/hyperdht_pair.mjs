// hyperdht_pair.mjs serve FOLDER | connect ADDRESS FILE: a connection by public key over a small DHT on loopback.
import HyperDHT from 'hyperdht'
import createTestnet from 'hyperdht/testnet.js'
import { answer, measure, ready } from './pair.mjs'

const NODES = 8
const [role, where, path] = process.argv.slice(2)

const wrap = (socket) => ({
  onData: (heard) => socket.on('data', heard),
  write: (data) => socket.write(data) ? undefined : new Promise((resolve) => socket.once('drain', resolve)),
  pause: () => socket.pause(),
  resume: () => socket.resume(),
  close: () => new Promise((resolve) => socket.once('close', resolve).end())
})

if (role === 'serve') {
  const { bootstrap, nodes } = await createTestnet(NODES)
  const dht = new HyperDHT({ bootstrap, host: '127.0.0.1' })
  await dht.fullyBootstrapped()
  const keys = HyperDHT.keyPair()
  const server = dht.createServer((socket) => {
    socket.on('error', () => {})
    socket.on('end', () => socket.end())
    answer(wrap(socket), where)
  })
  await server.listen(keys)
  ready(`${bootstrap[0].port}:${keys.publicKey.toString('hex')}:${nodes.length}`)
} else {
  const [port, key] = where.split(':')
  const dht = new HyperDHT({ bootstrap: [{ host: '127.0.0.1', port: Number(port) }], host: '127.0.0.1' })
  await dht.fullyBootstrapped()
  await measure(() => new Promise((resolve, reject) => {
    const socket = dht.connect(Buffer.from(key, 'hex'), { reusableSocket: false })
    socket.on('error', reject)
    socket.once('open', () => resolve(wrap(socket)))
  }), path)
}
