/* Settings and questions, on the command line and on the control socket. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "natbox.h"

int lan_fd = -1, wan_fd = -1, ctl_fd = -1;

static int tun_open(char *where)	/* "NETNS:DEVICE", a device that exists there */
{
	struct ifreq ifr = { .ifr_flags = IFF_TUN | IFF_NO_PI };
	char *dev = strrchr(where, ':'), path[256];
	int fd, ns, home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);

	if (!dev)
		errx(1, "expected NETNS:DEVICE, not %s", where);
	*dev++ = 0;
	snprintf(path, sizeof path, "/run/netns/%s", where);
	strncpy(ifr.ifr_name, dev, IFNAMSIZ - 1);
	if ((ns = open(path, O_RDONLY | O_CLOEXEC)) < 0 || setns(ns, CLONE_NEWNET))
		err(1, "netns %s", where);
	if ((fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC)) < 0 || ioctl(fd, TUNSETIFF, &ifr))
		err(1, "tun %s in %s", dev, where);
	if (setns(home, CLONE_NEWNET))
		err(1, "setns");
	close(ns);
	close(home);
	return fd;
}

static int ctl_open(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	strncpy(a.sun_path, path, sizeof a.sun_path - 1);
	unlink(path);
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof a) || listen(fd, 8))
		err(1, "control socket %s", path);
	return fd;
}

static int one_of(const char *value, const char *names)	/* index in "a b c", or -1 */
{
	size_t n = strlen(value);

	for (int i = 0; *names; i++) {
		size_t len = strcspn(names, " ");

		if (len == n && !strncmp(names, value, n))
			return i;
		names += len + (names[len] == ' ');
	}
	return -1;
}

static int set_line(struct line *l, const char *key, double v)
{
	switch (one_of(key, "delay jitter queue rate loss burst repeat swap held-back hops")) {
	case 0: l->delay = v * 1e6; break;	/* ms */
	case 1: l->jitter = v * 1e6; break;	/* ms */
	case 2: l->queue = v * 1e6; break;	/* ms */
	case 3: l->rate = v * 1e6; break;	/* Mbit/s */
	case 4: l->loss = v / 100; break;	/* percent */
	case 5: l->burst = v; break;		/* packets */
	case 6: l->repeat = v / 100; break;	/* percent */
	case 7: l->swap = v / 100; break;	/* percent */
	case 8: l->held_back = v * 1e6; break;	/* ms */
	case 9: l->hops = v; break;
	default: return -1;
	}
	return 0;
}

/* "44.1.0.1" or "44.1.0.1,44.1.0.2,...": the outside addresses. All mappings go with the old ones. */
static int set_addresses(char *list)
{
	struct in_addr a;
	int n = 0;

	forget_all();
	for (char *rest, *one = strtok_r(list, ",", &rest); one; one = strtok_r(NULL, ",", &rest)) {
		if (n == MAX_ADDRESSES || !inet_aton(one, &a))
			return -1;
		put_v4(cfg.ext[n++], (uint8_t *)&a);
	}
	cfg.addresses = n;
	return n ? 0 : -1;
}

static int endpoint(struct ep *e, char *text)	/* "192.168.1.10:5000" */
{
	char *port = strchr(text, ':');
	struct in_addr a;

	if (!port)
		return 0;
	*port++ = 0;
	memset(e, 0, sizeof *e);
	e->port = htons(atoi(port));
	if (!inet_aton(text, &a) || !e->port)
		return 0;
	put_v4(e->ip, (uint8_t *)&a);
	return 1;
}

/* "udp,INSIDE:PORT,OUTSIDE:PORT,SECONDS" opens a port; zero seconds close it. */
static int set_forward(char *v)
{
	char *rest, *proto = strtok_r(v, ",", &rest), *inside = strtok_r(NULL, ",", &rest);
	char *outside = strtok_r(NULL, ",", &rest), *seconds = strtok_r(NULL, ",", &rest);
	struct ep in, ext;
	int number;

	if (!seconds || !endpoint(&in, inside) || !endpoint(&ext, outside) || !owns(ext.ip))
		return -1;
	number = !strcmp(proto, "udp") ? IPPROTO_UDP : !strcmp(proto, "tcp") ? IPPROTO_TCP : 0;
	if (!number)
		return -1;
	if (atof(seconds) <= 0)
		return unforward(number, &ext) ? 0 : -1;
	return forward(number, &in, &ext, now + (ns_t)(atof(seconds) * SEC)) ? 0 : -1;
}

static int set_number(const char *key, const char *v)
{
	switch (one_of(key, "hairpin refresh-in udp-timeout udp-unreplied tcp-timeout paired block most-maps seed")) {
	case 0: cfg.hairpin = atoi(v); break;
	case 1: cfg.refresh_in = atoi(v); break;
	case 2: cfg.udp_timeout = atof(v) * SEC; break;
	case 3: cfg.udp_unreplied = atof(v) * SEC; break;
	case 4: cfg.tcp_timeout = atof(v) * SEC; break;
	case 5: cfg.paired = atoi(v); break;
	case 6: cfg.block = atoi(v); return cfg.block >= 1 && cfg.block <= 32768 ? 0 : -1;
	case 7: cfg.most_maps = atoi(v); break;
	case 8:
		set_seed(strtoull(v, NULL, 0));
		forget_subscribers();
		break;
	default: return -1;
	}
	return 0;
}

/* Handles one KEY=VALUE; returns 0, or -1 if it makes no sense. */
int set(char *word)
{
	char *v = strchr(word, '=');
	int i = 0;

	if (!v)
		return -1;
	*v++ = 0;
	if (!strncmp(word, "up.", 3))
		return set_line(&up, word + 3, atof(v));
	if (!strncmp(word, "down.", 5))
		return set_line(&down, word + 5, atof(v));
	switch (one_of(word, "lan wan ctl ext map filter filter6 alloc policy forward")) {
	case 0: lan_fd = tun_open(v); break;
	case 1: wan_fd = tun_open(v); break;
	case 2: ctl_fd = ctl_open(v); break;
	case 3: return set_addresses(v);
	case 4: cfg.map = i = one_of(v, "none ei ad apd"); break;
	case 5: cfg.filter = i = one_of(v, "none ei ad apd"); break;
	case 6: cfg.filter6 = i = one_of(v, "none ei ad apd"); break;
	case 7: cfg.alloc = i = one_of(v, "keep seq random block"); break;
	case 8: cfg.policy = i = one_of(v, "any no-udp tcp-443"); break;
	case 9: return set_forward(v);
	default: return set_number(word, v);
	}
	return i < 0 ? -1 : 0;
}

static void print_line(FILE *f, const char *name, const struct line *l)
{
	fprintf(f, "%s packets=%llu bytes=%llu lost=%llu overflow=%llu repeated=%llu swapped=%llu expired=%llu queued=%zu\n",
		name, l->packets, l->bytes, l->lost, l->overflow, l->repeated, l->swapped, l->expired, l->held);
}

static void print_stats(FILE *f)
{
	print_line(f, "up", &up);
	print_line(f, "down", &down);
	fprintf(f, "nat sessions=%d unmapped=%llu filtered=%llu policy=%llu hairpin=%llu ignored=%llu full=%llu\n",
		session_total(), dropped.unmapped, dropped.filtered, dropped.policy, dropped.hairpinned,
		dropped.ignored, dropped.full);
}

/* Answers one connection to the control socket. */
void control(int listener)
{
	struct timeval patience = { .tv_usec = 100000 };
	int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC), quit = 0;
	char line[4096], *word;
	ssize_t n;
	FILE *f;

	if (fd < 0)
		return;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	n = read(fd, line, sizeof line - 1);
	if (n < 0 || !(f = fdopen(fd, "w"))) {
		close(fd);
		return;
	}
	line[n] = 0;
	for (word = strtok(line, " \n"); word; word = strtok(NULL, " \n")) {
		if (!strcmp(word, "flush"))
			forget_all();
		else if (!strcmp(word, "stats"))
			print_stats(f);
		else if (!strcmp(word, "maps"))
			print_maps(f);
		else if (!strcmp(word, "quit"))
			quit = 1;
		else if (set(word) < 0)
			fprintf(f, "error: refused %s\n", word);
	}
	fclose(f);
	if (quit)
		exit(0);
}
