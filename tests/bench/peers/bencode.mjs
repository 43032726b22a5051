// How long npm's bencode takes to read and to write the message given in hexadecimal, in nanoseconds.
import bencode from 'bencode'

const WARM_UP = 3
const RUNS = 5
const RUN_MILLISECONDS = 1000
const BATCH = 1000

const message = new Uint8Array(Buffer.from(process.argv[2], 'hex'))
const value = bencode.decode(message)
if (Buffer.compare(Buffer.from(bencode.encode(value)), Buffer.from(message)) !== 0) {
  console.error('what it writes is not what it read')
  process.exit(1)
}

let sink = 0

function run (operation) {
  const started = performance.now()
  let count = 0
  while (performance.now() - started < RUN_MILLISECONDS) {
    for (let i = 0; i < BATCH; i++) sink += operation()
    count += BATCH
  }
  return (performance.now() - started) * 1e6 / count
}

function measure (name, operation) {
  for (let i = 0; i < WARM_UP; i++) run(operation)
  const times = Array.from({ length: RUNS }, () => run(operation)).sort((a, b) => a - b)
  console.log(`  ${name}: median ${times[RUNS >> 1].toFixed(0)} ns, from ${times[0].toFixed(0)} to ${times[RUNS - 1].toFixed(0)}`)
}

measure('read', () => bencode.decode(message).r.nodes.length)
measure('write', () => bencode.encode(value).length)
if (sink === 0) process.exit(1)
