// Two friends on npm's hyperdht, or one of the nodes that they meet by. Speaks as chat.warren.bench.reach.Person does.
//   node hyperdht_friend.mjs node ADDRESS:PORT [KNOWN ...]
//   node hyperdht_friend.mjs friend
import { createInterface } from 'node:readline'
import { Buffer } from 'node:buffer'
import HyperDHT from 'hyperdht'
import { address } from './fleet.mjs'

const RETRY_MILLISECONDS = 200
const say = (what, more = '') => console.log(`${what} ${Date.now()}${more && ' ' + more}`)
const keys = (seed, side) => HyperDHT.keyPair(Buffer.alloc(32, `${side} ${seed}`))

async function serve (own, known) {
  const { host, port } = address(own)
  const node = known.length === 0
    ? HyperDHT.bootstrapper(port, host)
    : new HyperDHT({ host, port, bootstrap: known.map(address), ephemeral: false, firewalled: false, quickFirewall: false })
  await node.fullyBootstrapped()
  say('there')
}

let dht = null

function met (socket) {
  say('heard', '1')
  say('way', '1 DIRECT') // Without relays, which nobody named, there is no other.
  socket.on('error', () => {})
  socket.write('hello')
}

async function dial (node, keyPair, friend) {
  while (node === dht) {
    const socket = node.connect(friend, { keyPair })
    const opened = await new Promise((resolve) => {
      socket.once('open', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
    })
    if (opened) return met(socket)
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
  }
}

async function begin ([known, , seed, , pair]) {
  const side = pair.split(':')[1]
  say('begun')
  dht = new HyperDHT({ bootstrap: known.split(',').map(address) })
  if (side === 'SECOND') {
    await dht.createServer(met).listen(keys(seed, side))
  } else {
    await dial(dht, keys(seed, side), keys(seed, 'SECOND').publicKey)
  }
}

async function end () {
  const ending = dht
  dht = null
  await ending.destroy({ force: true })
  say('ended')
}

process.on('uncaughtException', () => {}) // A connection that ends while it opens throws where nobody can catch it.
process.on('unhandledRejection', () => {})
const [role, own, ...known] = process.argv.slice(2)
if (role === 'node') {
  await serve(own, known)
} else {
  say('ready')
  const commands = createInterface({ input: process.stdin })
  commands.on('line', (line) => {
    const [command, ...words] = line.split(' ')
    if (command === 'begin') begin(words)
    if (command === 'end') end()
    if (command === 'standing') say('standing', 'hyperdht')
  })
  commands.on('close', () => process.exit())
}
