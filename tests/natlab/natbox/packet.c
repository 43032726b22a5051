/* Reading and rewriting IP packets. */
#include <arpa/inet.h>
#include <string.h>

#include "natbox.h"

static uint16_t get16(const uint8_t *p)
{
	return p[0] << 8 | p[1];
}

uint16_t sum16(const uint8_t *p, int n)
{
	uint32_t s = 0;

	for (; n > 1; p += 2, n -= 2)
		s += get16(p);
	if (n)
		s += p[0] << 8;
	while (s >> 16)
		s = (s & 0xffff) + (s >> 16);
	return htons(~s);
}

/* RFC 1624: adjusts a checksum for n (even) bytes that changed. */
static void fix_sum(uint16_t *sum, const void *old, const void *new, int n)
{
	const uint8_t *a = old, *b = new;
	uint32_t s = (uint16_t)~ntohs(*sum);

	for (int i = 0; i < n; i += 2)
		s += (uint16_t)~get16(a + i) + get16(b + i);
	while (s >> 16)
		s = (s & 0xffff) + (s >> 16);
	*sum = htons(~s);
}

void put_v4(uint8_t ip[16], const uint8_t *v4)
{
	memset(ip, 0, 10);
	memset(ip + 10, 0xff, 2);
	memcpy(ip + 12, v4, 4);
}

/* Fills in *p; returns 0, or -1 if the packet should not be forwarded at all. */
int parse(struct pkt *p, uint8_t *d, int len)
{
	uint8_t *t;
	int off, more, left;

	memset(p, 0, sizeof *p);
	p->data = d;
	p->len = len;
	if (len < 20)
		return -1;
	if (d[0] >> 4 == 4) {
		p->l4 = (d[0] & 15) * 4;
		p->proto = d[9];
		put_v4(p->src.ip, d + 12);
		put_v4(p->dst.ip, d + 16);
		off = get16(d + 6) & 0x1fff;
		more = get16(d + 6) & 0x2000;
		p->frag_id = get16(d + 4);
		if (p->l4 < 20 || d[16] >= 224 || d[16] == 127)
			return -1;
	} else if (d[0] >> 4 == 6) {
		if (len < 40)
			return -1;
		p->v6 = 1;
		p->l4 = 40;
		p->proto = d[6];
		memcpy(p->src.ip, d + 8, 16);
		memcpy(p->dst.ip, d + 24, 16);
		if (d[24] == 0xff || (d[24] == 0xfe && (d[25] & 0xc0) == 0x80))
			return -1;
		while (p->proto == IPPROTO_HOPOPTS || p->proto == IPPROTO_ROUTING || p->proto == IPPROTO_DSTOPTS) {
			if (p->l4 + 8 > len)
				return -1;
			p->proto = d[p->l4];
			p->l4 += (d[p->l4 + 1] + 1) * 8;
		}
		off = more = 0;
		if (p->proto == IPPROTO_FRAGMENT) {
			if (p->l4 + 8 > len)
				return -1;
			p->proto = d[p->l4];
			off = get16(d + p->l4 + 2) & 0xfff8;
			more = d[p->l4 + 3] & 1;
			p->frag_id = (uint32_t)get16(d + p->l4 + 4) << 16 | get16(d + p->l4 + 6);
			p->l4 += 8;
		}
	} else {
		return -1;
	}
	p->frag = off ? LATER : more ? FIRST : WHOLE;
	if (p->frag == LATER)
		return 0;

	t = d + p->l4;
	left = len - p->l4;		/* as little as 8 in the quote of an ICMP error */
	if (left < 8)
		return p->proto == IPPROTO_UDP || p->proto == IPPROTO_TCP ? -1 : 0;
	switch (p->proto) {
	case IPPROTO_TCP:
		if (left >= 20) {
			p->tcp_flags = t[13];
			p->csum = (uint16_t *)(t + 16);
		}
		p->sport = (uint16_t *)t;
		p->dport = (uint16_t *)(t + 2);
		break;
	case IPPROTO_UDP:
		p->csum = (uint16_t *)(t + 6);
		if (!*p->csum)
			p->csum = NULL;
		p->sport = (uint16_t *)t;
		p->dport = (uint16_t *)(t + 2);
		break;
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
		if ((p->proto == IPPROTO_ICMPV6) != p->v6)
			return -1;
		if (p->v6 ? t[0] == 128 || t[0] == 129 : t[0] == 8 || t[0] == 0) {
			p->csum = (uint16_t *)(t + 2);
			p->sport = p->dport = (uint16_t *)(t + 4);
		} else if (p->v6 ? t[0] >= 1 && t[0] <= 4 : t[0] == 3 || t[0] == 11 || t[0] == 12) {
			p->quoted = p->l4 + 8;
		}
		break;
	}
	if (p->sport) {
		p->src.port = *p->sport;
		p->dst.port = *p->dport;
	}
	return 0;
}

int is_icmp(const struct pkt *p)
{
	return p->proto == IPPROTO_ICMP || p->proto == IPPROTO_ICMPV6;
}

/* Replaces the source (OUT) or destination (IN) of an IPv4 packet. */
void rewrite(struct pkt *p, enum direction dir, const struct ep *to)
{
	uint8_t *ip = p->data + (dir == OUT ? 12 : 16);
	uint16_t *port = dir == OUT ? p->sport : p->dport;
	const uint8_t *new_ip = to->ip + 12;

	if (p->v6)
		return;
	fix_sum((uint16_t *)(p->data + 10), ip, new_ip, 4);
	if (p->csum) {
		if (!is_icmp(p))
			fix_sum(p->csum, ip, new_ip, 4);
		if (port)
			fix_sum(p->csum, port, &to->port, 2);
		if (p->proto == IPPROTO_UDP && !*p->csum)
			*p->csum = 0xffff;
	}
	memcpy(ip, new_ip, 4);
	if (port)
		*port = to->port;
}

/* Lets `hops` routers count the TTL down; returns 0 if it ran out on the way. */
int count_down(uint8_t *d, int len, int hops)
{
	uint8_t old[2], *ttl;

	if (!hops || len < 20)
		return 1;
	ttl = d[0] >> 4 == 6 ? d + 7 : d + 8;
	if (*ttl <= hops)
		return 0;
	memcpy(old, d + 8, 2);
	*ttl -= hops;
	if (d[0] >> 4 == 4)
		fix_sum((uint16_t *)(d + 10), old, d + 8, 2);
	return 1;
}

/*
 * Writes what the router says at which an IPv4 packet's TTL ran out, and
 * returns its length; 0 if it says nothing (about errors, for instance).
 */
int time_exceeded(uint8_t *into, const uint8_t *d, int len)
{
	static const uint8_t router[4] = { 44, 0, 0, 2 };
	int header, quoted, total;
	uint16_t sum;

	if (len < 28 || d[0] >> 4 != 4 || d[9] == IPPROTO_ICMP || (get16(d + 6) & 0x1fff))
		return 0;
	header = (d[0] & 15) * 4;
	quoted = len < header + 8 ? len : header + 8;	/* RFC 792; the NAT needs no more */
	total = 28 + quoted;
	memset(into, 0, 28);
	into[0] = 0x45;
	into[2] = total >> 8;
	into[3] = total;
	into[8] = 64;
	into[9] = IPPROTO_ICMP;
	memcpy(into + 12, router, 4);
	memcpy(into + 16, d + 12, 4);
	sum = sum16(into, 20);
	memcpy(into + 10, &sum, 2);
	into[20] = 11;
	memcpy(into + 28, d, quoted);
	into[28 + 8] = 1;			/* as it was when it died; its header sum need not match */
	sum = sum16(into + 20, total - 20);
	memcpy(into + 22, &sum, 2);
	return total;
}
