/* Which outside address and port a new mapping gets. */
#include <arpa/inet.h>
#include <string.h>

#include "natbox.h"

#define SUBSCRIBERS 256			/* hosts on one LAN, or homes below a carrier */

static struct subscriber {
	uint8_t ip[16];
	int address;			/* of the pool */
	int block;			/* its first port, or 0 */
	int maps;
} subscribers[SUBSCRIBERS];

static int known;
static unsigned last_port;		/* offset of the last sequential port */

void forget_subscribers(void)
{
	known = 0;
	last_port = random64() % PORTS;
}

int owns(const uint8_t ip[16])
{
	for (int i = 0; i < cfg.addresses; i++)
		if (!memcmp(cfg.ext[i], ip, 16))
			return 1;
	return 0;
}

static int block_taken(int address, int block)
{
	for (int i = 0; i < known; i++)
		if (subscribers[i].address == address && subscribers[i].block == block)
			return 1;
	return 0;
}

/* Blocks are aligned to their size, as carriers cut them. */
static int free_block(int address)
{
	int first = (FIRST_PORT + cfg.block - 1) / cfg.block, blocks = 65536 / cfg.block - first;
	int start = blocks > 0 ? random64() % blocks : 0;

	for (int i = 0; i < blocks; i++) {
		int block = (first + (start + i) % blocks) * cfg.block;

		if (!block_taken(address, block))
			return block;
	}
	return 0;
}

static struct subscriber *subscriber(const uint8_t ip[16])
{
	struct subscriber *s = subscribers;

	while (s < subscribers + known && memcmp(s->ip, ip, 16))
		s++;
	if (s == subscribers + SUBSCRIBERS)
		return NULL;
	if (s == subscribers + known) {
		memset(s, 0, sizeof *s);
		memcpy(s->ip, ip, 16);
		s->address = random64() % cfg.addresses;
		known++;
	}
	if (cfg.alloc == BLOCK && !s->block && !(s->block = free_block(s->address)))
		return NULL;
	return s;
}

static unsigned choose(const struct subscriber *s, unsigned want, int tries)
{
	switch (cfg.alloc) {
	case SEQ:
		last_port = (last_port + 1) % PORTS;
		return FIRST_PORT + last_port;
	case RANDOM:
		return FIRST_PORT + random64() % PORTS;
	case BLOCK:
		return s->block + random64() % cfg.block;
	default:
		return !tries ? want : FIRST_PORT + (want + tries - FIRST_PORT + PORTS) % PORTS;
	}
}

/* Chooses m->ext; returns 0 if no port is free. */
int allocate(struct map *m, int v6)
{
	struct subscriber *s;

	if (mapping(v6) == NONE) {
		m->ext = m->in;
		return 1;
	}
	if (!(s = subscriber(m->in.ip)) || (cfg.most_maps && s->maps >= cfg.most_maps))
		return 0;
	memcpy(m->ext.ip, cfg.ext[cfg.paired ? s->address : (int)(random64() % cfg.addresses)], 16);
	for (int tries = 0; tries < PORTS; tries++) {
		m->ext.port = htons(choose(s, ntohs(m->in.port), tries));
		if (!map_by_ext(m->proto, &m->ext)) {
			m->owner = s;
			s->maps++;
			return 1;
		}
	}
	return 0;
}

void release(struct map *m)
{
	if (m->owner)
		m->owner->maps--;
}
