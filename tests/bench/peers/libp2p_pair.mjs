// libp2p_pair.mjs serve FOLDER | connect ADDRESS FILE: TCP, Noise and yamux, the peer's id known and checked.
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { tcp } from '@libp2p/tcp'
import { multiaddr } from '@multiformats/multiaddr'
import { answer, measure, ready } from './pair.mjs'

// Node.js 20 lacks it and libp2p wants it.
Promise.withResolvers ??= function () {
  const made = {}
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}

const { createLibp2p } = await import('libp2p')
const PROTOCOL = '/warren-bench/1'
const [role, where, path] = process.argv.slice(2)

const wrap = (stream, close) => ({
  onData: (heard) => stream.addEventListener('message', ({ data }) => heard(Buffer.from(data.subarray()))),
  write: (data) => stream.send(data) ? undefined : stream.onDrain(),
  pause: () => stream.pause(),
  resume: () => stream.resume(),
  close
})

const node = await createLibp2p({
  addresses: { listen: role === 'serve' ? ['/ip4/127.0.0.1/tcp/0'] : [] },
  // One host connects often, which is no attack here.
  connectionManager: { inboundConnectionThreshold: Infinity },
  transports: [tcp()],
  connectionEncrypters: [noise()],
  streamMuxers: [yamux()]
})

if (role === 'serve') {
  await node.handle(PROTOCOL, (stream) => answer(wrap(stream), where))
  ready(node.getMultiaddrs()[0].toString())
} else {
  const to = multiaddr(where)
  await measure(async () => {
    const connection = await node.dial(to)
    return wrap(await connection.newStream(PROTOCOL), () => connection.close())
  }, path)
}
