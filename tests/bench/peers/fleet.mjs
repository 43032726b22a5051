// The talk between the bench and a fleet of nodes in Node.js: one request a line in, one answer a line out, one at a time.
// What a fleet is: see package chat.warren.bench.dht.fleet.
import { createInterface } from 'node:readline'

const ANSWER_MILLISECONDS = 30_000
const PAUSE_MILLISECONDS = 20

export const hex = (bytes) => Buffer.from(bytes).toString('hex')
export const bytes = (text) => Buffer.from(text, 'hex')
export const address = (text) => {
  const colon = text.lastIndexOf(':')
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) }
}

/** The result of an operation and how long it took. */
export async function timed (operation) {
  const started = performance.now()
  const result = await operation()
  return { ms: performance.now() - started, ...result }
}

/** From a node's birth until it holds a value that others stored. */
export async function cold (start, stop, get) {
  const started = performance.now()
  const node = await start()
  try {
    while (true) {
      const { found } = await get(node)
      const ms = performance.now() - started
      if (found > 0) return { ms, found }
      if (ms > ANSWER_MILLISECONDS) return { error: 'never found what is stored' }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
    }
  } finally {
    await stop(node)
  }
}

export async function serve (operations) {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line)
    let answer
    let timer
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ error: 'no end after 30 s' }), ANSWER_MILLISECONDS + 5000)
    })
    try {
      answer = await Promise.race([operations[request.op](request), late])
    } catch (error) {
      answer = { error: String(error.message) }
    }
    clearTimeout(timer)
    process.stdout.write(JSON.stringify(answer ?? {}) + '\n')
  }
  process.exit(0)
}
