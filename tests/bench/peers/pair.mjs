// Two processes that somebody's library connects: one serves, the other connects, measures and writes one line of JSON.
// What is measured, and ours beside it: package chat.warren.bench.pair.
import { createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'

const CONNECTS = 20
const WARM_UP = 500
const ECHOES = 2000
const ECHO_BYTES = 100
const MESSAGES = 50_000
const MESSAGE_BYTES = 1024
const READ_BYTES = 1 << 16

const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Answers whatever is asked on one connection: its first byte says what. */
export function answer (connection, folder) {
  let mode
  let count = 0
  let file
  connection.onData((data) => {
    if (mode === undefined) {
      mode = String.fromCharCode(data[0])
      data = data.subarray(1)
    }
    if (mode === 'e') {
      if (data.length > 0) connection.write(data)
    } else if (mode === 'm') {
      count += data.length
      const reply = Buffer.alloc(4)
      reply.writeUInt32BE(Math.floor(count / MESSAGE_BYTES))
      connection.write(reply)
    } else if (mode === 'f') {
      file ??= receive(connection, folder)
      file(data)
    }
  })
}

function receive (connection, folder) {
  const started = cpu()
  const out = createWriteStream(join(folder, 'received'), { flush: true })
  let head = Buffer.alloc(0)
  let left
  return (data) => {
    if (left === undefined) {
      head = Buffer.concat([head, data])
      if (head.length < 8) return
      left = Number(head.readBigUInt64BE())
      data = head.subarray(8)
    }
    left -= data.length
    if (!out.write(data)) {
      connection.pause()
      out.once('drain', () => connection.resume())
    }
    if (left === 0) out.end(() => connection.write(Buffer.from(String(cpu() - started))))
  }
}

const quantiles = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  return [sorted[Math.floor(sorted.length / 2)], sorted[Math.floor(sorted.length * 0.95)]]
}

async function echo (connection) {
  let heard
  let missing = 0
  connection.onData((data) => {
    missing -= data.length
    if (missing === 0) heard()
  })
  await connection.write(Buffer.from('e'))
  const times = []
  for (let i = 0; i < WARM_UP + ECHOES; i++) {
    const started = performance.now()
    missing = ECHO_BYTES
    const back = new Promise((resolve) => { heard = resolve })
    await connection.write(Buffer.alloc(ECHO_BYTES, i))
    await back
    if (i >= WARM_UP) times.push(performance.now() - started)
  }
  return quantiles(times)
}

async function messages (connection) {
  const all = new Promise((resolve) => {
    let rest = Buffer.alloc(0)
    connection.onData((data) => {
      rest = Buffer.concat([rest, data])
      const whole = rest.length - rest.length % 4
      if (whole > 0 && rest.readUInt32BE(whole - 4) === MESSAGES) resolve()
      rest = rest.subarray(whole)
    })
  })
  const started = performance.now()
  await connection.write(Buffer.from('m'))
  for (let i = 0; i < MESSAGES; i++) await connection.write(Buffer.alloc(MESSAGE_BYTES, i))
  await all
  return MESSAGES * 1000 / (performance.now() - started)
}

async function file (connection, path) {
  const bytes = (await stat(path)).size
  const done = new Promise((resolve) => connection.onData((data) => resolve(Number(Buffer.from(data).toString()))))
  const before = cpu()
  const started = performance.now()
  const head = Buffer.alloc(9, 'f')
  head.writeBigUInt64BE(BigInt(bytes), 1)
  await connection.write(head)
  const from = await open(path)
  for await (const part of from.createReadStream({ highWaterMark: READ_BYTES })) await connection.write(part)
  const theirs = await done
  const seconds = (performance.now() - started) / 1000
  return { file: bytes / 1e6 / seconds, cpu: (cpu() - before + theirs) / (bytes / 1e6) }
}

/** Measures everything; connect() makes one more connection. */
export async function measure (connect, path) {
  const times = []
  for (let i = 0; i < CONNECTS; i++) {
    const started = performance.now()
    const connection = await connect()
    times.push(performance.now() - started)
    await connection.close()
  }
  const result = { connect: quantiles(times) }
  result.echo = await echo(await connect())
  result.messages = await messages(await connect())
  Object.assign(result, await file(await connect(), path))
  process.stdout.write(JSON.stringify(result) + '\n')
  process.exit(0)
}

/** Says how it is reached, and stays until nobody listens any more. */
export function ready (address) {
  process.stdout.write(JSON.stringify({ ready: address }) + '\n')
  process.stdin.resume()
  process.stdin.on('end', () => process.exit(0))
}
