// A node of npm's bittorrent-dht, told what to do by lines of JSON: one request a line in, one answer a line out.
// Arguments: the address to bind to, then addresses to bootstrap from (none: it knows nobody).
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { createInterface } from 'node:readline'
import DHT from 'bittorrent-dht'

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

const [bind, ...bootstrap] = process.argv.slice(2)

function verifySignature (signature, message, publicKey) {
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}

const dht = new DHT({ bootstrap: bootstrap.length > 0 ? bootstrap : false, host: bind, verify: verifySignature })

const hex = (bytes) => Buffer.from(bytes).toString('hex')
const bytes = (text) => Buffer.from(text, 'hex')

const operations = {
  nodes: (request, answer) => answer({ count: dht.nodes.toArray().length }),
  add: (request, answer) => {
    dht.addNode({ host: request.host, port: request.port })
    answer({})
  },
  put_immutable: (request, answer) => {
    dht.put({ v: bytes(request.value) }, (error, target) => answer(error ? { error: error.message } : { target: hex(target) }))
  },
  put_mutable: (request, answer) => {
    const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, bytes(request.seed)]), format: 'der', type: 'pkcs8' })
    const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
    const item = { k: publicKey, seq: request.seq, v: bytes(request.value), sign: (message) => sign(null, message, key) }
    if (request.salt) item.salt = bytes(request.salt)
    dht.put(item, (error, target) => answer(error ? { error: error.message } : { target: hex(target), key: hex(publicKey) }))
  },
  get: (request, answer) => {
    const options = request.salt ? { salt: bytes(request.salt) } : {}
    dht.get(bytes(request.target), options, (error, item) => {
      if (error) return answer({ error: error.message })
      answer(item ? { value: hex(item.v), seq: item.seq ?? null } : { missing: true })
    })
  },
  announce: (request, answer) => {
    dht.announce(bytes(request.infohash), request.port, (error) => answer(error ? { error: error.message } : {}))
  },
  peers: (request, answer) => {
    const found = new Set()
    const collect = (peer, infohash) => {
      if (hex(infohash) === request.infohash) found.add(`${peer.host}:${peer.port}`)
    }
    dht.on('peer', collect)
    dht.lookup(bytes(request.infohash), () => {
      dht.removeListener('peer', collect)
      answer({ peers: [...found] })
    })
  }
}

const say = (line) => process.stdout.write(JSON.stringify(line) + '\n')

dht.on('error', (error) => say({ trouble: error.message }))
dht.on('warning', (error) => say({ trouble: error.message }))

dht.listen(0, bind, () => {
  say({ port: dht.address().port })
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      const request = JSON.parse(line)
      operations[request.op](request, (answer) => say({ id: request.id, ...answer }))
    })
    .on('close', () => process.exit(0))
})
