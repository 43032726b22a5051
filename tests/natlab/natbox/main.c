/* usage: natbox KEY=VALUE...      (see set() in control.c for the keys) */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "natbox.h"

#define BATCH 64			/* packets read before others get a turn */

struct config cfg = {
	.map = NONE, .filter = NONE, .filter6 = NONE, .refresh_in = 1, .paired = 1, .block = 1024,
	.udp_timeout = 120 * SEC, .tcp_timeout = 7440 * SEC,
};
struct drops dropped;
struct line up, down;
ns_t now;

static ns_t clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * SEC + t.tv_nsec;
}

static void read_tun(int fd)
{
	static uint8_t buf[65536] __attribute__((aligned(8)));
	int n;

	for (int i = 0; i < BATCH; i++) {
		n = read(fd, buf, sizeof buf);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n <= 0)
			exit(0);	/* the device went away with its namespace */
		if (fd == lan_fd)
			from_lan(buf, n);
		else
			line_send(&down, buf, n);
	}
}

/* A packet has come to the far end of its line: on it goes, unless its TTL ran out in between. */
static void deliver(struct line *l, struct frame *f)
{
	uint8_t error[128];
	int n;

	if (!count_down(f->data, f->len, l->hops)) {
		l->expired++;
		n = time_exceeded(error, f->data, f->len);
		if (n && l == &up)
			from_wan(error, n);	/* at once: nobody times it */
		else if (n && write(wan_fd, error, n) < 0 && errno == EBADFD)
			exit(0);
	} else if (l == &down) {
		from_wan(f->data, f->len);
	} else if (write(wan_fd, f->data, f->len) < 0 && errno == EBADFD) {
		exit(0);
	}
	free(f);
}

static ns_t advance(void)
{
	struct frame *f;
	ns_t next;

	while ((f = line_take(&up)))
		deliver(&up, f);
	while ((f = line_take(&down)))
		deliver(&down, f);
	if (now >= next_expiry())
		expire(now);
	next = next_expiry();
	if (line_next(&up) < next)
		next = line_next(&up);
	return line_next(&down) < next ? line_next(&down) : next;
}

static void realtime(void)		/* keep delays exact on a busy machine */
{
	struct sched_param sp = { .sched_priority = 1 };

	prctl(PR_SET_TIMERSLACK, 1);
	if (sched_setscheduler(0, SCHED_FIFO, &sp))
		setpriority(PRIO_PROCESS, 0, -20);
}

int main(int argc, char **argv)
{
	line_init(&up);
	line_init(&down);
	now = clock_now();
	for (int i = 1; i < argc; i++)
		if (set(argv[i]) < 0)
			errx(1, "bad setting: %s", argv[i]);
	if (lan_fd < 0 || wan_fd < 0 || ctl_fd < 0 || !cfg.addresses)
		errx(1, "lan=, wan=, ctl= and ext= are required");
	realtime();
	puts("ready");
	fflush(stdout);

	for (;;) {
		struct pollfd fds[] = {
			{ .fd = lan_fd, .events = POLLIN }, { .fd = wan_fd, .events = POLLIN },
			{ .fd = ctl_fd, .events = POLLIN },
		};
		struct timespec wait;
		ns_t next;

		now = clock_now();
		next = advance();
		now = clock_now();
		wait = (struct timespec){ next > now ? (next - now) / SEC : 0, next > now ? (next - now) % SEC : 0 };
		if (ppoll(fds, 3, next == INT64_MAX ? NULL : &wait, NULL) < 0 && errno != EINTR)
			err(1, "poll");
		now = clock_now();
		if (fds[0].revents)
			read_tun(lan_fd);
		if (fds[1].revents)
			read_tun(wan_fd);
		if (fds[2].revents)
			control(ctl_fd);
	}
}
