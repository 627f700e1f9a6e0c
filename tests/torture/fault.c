/*
 * The child makes a filter that stops it at each call of the table, and sends the filter's
 * descriptor over a socket, which the filter does not watch. Then this process is asked about each
 * call: it lets it be done, answers in its place with an error, does half of it, or kills.
 */

#include "config.h"

#include "torture/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "torture/fault_calls.h"

const char *const fault_kind_names[] = {
#define X(id, name) name,
	FAULT_KINDS(X)
#undef X
};

static int filter_calls(void)
{
	struct sock_filter filter[2 * CALLS + 2], *at = filter;
	struct sock_fprog program = { .filter = filter };

	*at++ = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
					     offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < CALLS; i++) {
		*at++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
						     (unsigned)calls[i].number, 0, 1);
		*at++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
	}
	*at++ = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	program.len = (unsigned short)(at - filter);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return -1;
	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER,
			    &program);
}

/* Room for one descriptor that is sent. */
union descriptor {
	char bytes[CMSG_SPACE(sizeof(int))];
	struct cmsghdr align;
};

static struct msghdr message_with(union descriptor *descriptor, struct iovec *iov)
{
	return (struct msghdr){ .msg_iov = iov,
				.msg_iovlen = 1,
				.msg_control = descriptor->bytes,
				.msg_controllen = sizeof(descriptor->bytes) };
}

static bool send_descriptor(int socket, int fd)
{
	union descriptor descriptor = { { 0 } };
	struct iovec iov = { "", 1 };
	struct msghdr message = message_with(&descriptor, &iov);
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	return sendmsg(socket, &message, 0) == 1;
}

static int receive_descriptor(int socket)
{
	union descriptor descriptor = { { 0 } };
	char byte;
	struct iovec iov = { &byte, 1 };
	struct msghdr message = message_with(&descriptor, &iov);
	int fd = -1;

	if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) == 1 && CMSG_FIRSTHDR(&message))
		memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(fd));
	return fd;
}

bool fault_is_possible(const char **why)
{
	pid_t pid = fork();
	int status = 0;

	*why = "the kernel does not hand system calls to another process here (seccomp)";
	if (pid == 0)
		_exit(filter_calls() < 0);
	return waitpid(pid, &status, 0) == pid && status == 0;
}

void fault_begin(struct fault *fault)
{
	fault->calls = 0;
	fault->is_reached = fault->is_lost_sync = false;
	fault->what[0] = '\0';
	fault->listener = -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fault->sockets) != 0)
		fault->sockets[0] = fault->sockets[1] = -1;
}

void fault_end(struct fault *fault)
{
	close(fault->sockets[0]);
	if (fault->sockets[1] >= 0)
		close(fault->sockets[1]);
	if (fault->listener >= 0)
		close(fault->listener);
}

void fault_prepare(void *context)
{
	struct fault *fault = context;
	int fd = filter_calls();

	if (fd < 0 || !send_descriptor(fault->sockets[1], fd))
		_exit(125);
}

static bool read_memory(const struct seccomp_notif *notice, uint64_t at, void *to, size_t len,
			bool is_whole)
{
	char path[64];
	int fd;
	ssize_t got;

	snprintf(path, sizeof(path), "/proc/%u/mem", notice->pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	got = pread(fd, to, len, (off_t)at);
	close(fd);
	return is_whole ? got == (ssize_t)len : got > 0;
}

static bool write_memory(const struct seccomp_notif *notice, uint64_t at, const void *from,
			 size_t len)
{
	char path[64];
	int fd;
	ssize_t put;

	snprintf(path, sizeof(path), "/proc/%u/mem", notice->pid);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	put = pwrite(fd, from, len, (off_t)at);
	close(fd);
	return put == (ssize_t)len;
}

/* The path that a descriptor of the program's leads to. */
static bool path_of_fd(const struct seccomp_notif *notice, char path[4096])
{
	char link[64];
	ssize_t len;

	snprintf(link, sizeof(link), "/proc/%u/fd/%d", notice->pid, (int)notice->data.args[0]);
	len = readlink(link, path, 4095);
	path[len < 0 ? 0 : len] = '\0';
	return len > 0;
}

/* A path may end where the next page is not the program's. */
static bool path_of_argument(const struct seccomp_notif *notice, uint64_t at, char path[4096])
{
	size_t to_page = 4096 - at % 4096;

	memset(path, 0, 4096);
	if (at == 0 || !read_memory(notice, at, path, to_page < 4095 ? to_page : 4095, false))
		return false;
	if (!memchr(path, 0, to_page))
		read_memory(notice, at + to_page, path + to_page, 4095 - to_page, false);
	return path[0] != '\0';
}

static bool is_under(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	return strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

/* Whether the call is on a file that matters; sets its path. */
static bool is_ours(const struct fault *fault, const struct seccomp_notif *notice,
		    const struct call *call, char path[4096])
{
	char task[64];

	/* An editor is not the program. */
	snprintf(task, sizeof(task), "/proc/%d/task/%u", (int)fault->pid, notice->pid);
	if (access(task, F_OK) != 0)
		return false;
	/* With no path it is on the descriptor before it. */
	if (call->subject != CALL_FD &&
	    path_of_argument(notice, notice->data.args[call->subject == CALL_PATH_AT], path))
		return path[0] != '/' || is_under(path, fault->folder) ||
		       is_under(path, fault->data);
	if (call->subject == CALL_PATH)
		return false;
	return path_of_fd(notice, path) &&
	       (notice->data.args[0] == STDOUT_FILENO || is_under(path, fault->folder) ||
		is_under(path, fault->data));
}

static bool is_write(const struct call *call)
{
	return call->number == SYS_write || call->number == SYS_pwrite64;
}

/* Does the first half of a reading or writing; returns how much that is, or -1. */
static ssize_t do_half(const struct fault *fault, const struct seccomp_notif *notice,
		       const struct call *call)
{
	const __u64 *arguments = notice->data.args;
	size_t half = (size_t)arguments[2] / 2;
	int fd = (int)syscall(SYS_pidfd_getfd, fault->pidfd, (int)arguments[0], 0);
	bool has_place = call->number == SYS_pread64 || call->number == SYS_pwrite64;
	char *bytes = malloc(half + 1);
	ssize_t done = -1;

	if (is_write(call) && read_memory(notice, arguments[1], bytes, half, true))
		done = has_place ? pwrite(fd, bytes, half, (off_t)arguments[3])
				 : write(fd, bytes, half);
	if (!is_write(call))
		done = has_place ? pread(fd, bytes, half, (off_t)arguments[3])
				 : read(fd, bytes, half);
	if (!is_write(call) && done > 0 && !write_memory(notice, arguments[1], bytes, (size_t)done))
		done = -1;
	free(bytes);
	close(fd);
	return done;
}

static void make_fail(struct fault *fault, const struct seccomp_notif *notice,
		      const struct call *call, struct seccomp_notif_resp *answer)
{
	static const int errors[] = {
		[FAULT_ENOSPC] = ENOSPC, [FAULT_EIO] = EIO, [FAULT_EINTR] = EINTR
	};
	ssize_t done;

	answer->flags = 0;
	if (fault->kind == FAULT_KILL) {
		kill(fault->pid, SIGKILL);
	} else if (fault->kind == FAULT_SHORT) {
		done = do_half(fault, notice, call);
		answer->val = done;
		answer->error = done < 0 ? -EIO : 0;
	} else {
		answer->error = -errors[fault->kind];
	}
}

/* Whether the call can fail in the way that is asked for. */
static bool can_fail(const struct fault *fault, const struct seccomp_notif *notice,
		     const struct call *call)
{
	const __u64 *arguments = notice->data.args;

	if (!(call->kinds & 1u << fault->kind))
		return false;
	if (fault->kind == FAULT_SHORT)
		return arguments[2] >= 2;
	if (fault->kind == FAULT_ENOSPC && call->number == SYS_openat)
		return arguments[2] & O_CREAT;
#ifdef SYS_open
	if (fault->kind == FAULT_ENOSPC && call->number == SYS_open)
		return arguments[1] & O_CREAT;
#endif
	return true;
}

static void note_call(struct fault *fault, const struct call *call, const char *path)
{
	bool is_sync = call->number == SYS_fsync || call->number == SYS_fdatasync;
	struct stat st;

	fault->is_reached = true;
	/* SQLite and others do not insist on folders; what a signal interrupts is done again; and a
	 * note's file is there only while it is edited. */
	fault->is_lost_sync = is_sync && !strstr(path, "/note-") &&
			      (fault->kind == FAULT_EIO || fault->kind == FAULT_ENOSPC) &&
			      stat(path, &st) == 0 && S_ISREG(st.st_mode);
	snprintf(fault->what, sizeof(fault->what), "%s %.200s", call->name, path);
}

static void answer_call(struct fault *fault, const struct seccomp_notif *notice,
			struct seccomp_notif_resp *answer)
{
	const struct call *call = calls;
	char path[4096];

	*answer = (struct seccomp_notif_resp){ .id = notice->id,
					       .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE };
	while (call < calls + CALLS && call->number != notice->data.nr)
		call++;
	if (call == calls + CALLS || fault->is_reached || !can_fail(fault, notice, call) ||
	    !is_ours(fault, notice, call, path))
		return;
	if (++fault->calls != fault->nth)
		return;
	note_call(fault, call, path);
	make_fail(fault, notice, call, answer);
}

int fault_watch(void *context, pid_t pid, int pidfd)
{
	struct fault *fault = context;

	/* Only the child has the other end then: when that dies nobody waits. */
	close(fault->sockets[1]);
	fault->sockets[1] = -1;
	fault->listener = receive_descriptor(fault->sockets[0]);
	fault->pid = pid;
	fault->pidfd = pidfd;
	return fault->listener;
}

void fault_attend(void *context)
{
	struct fault *fault = context;
	struct seccomp_notif notice = { 0 };
	struct seccomp_notif_resp answer;

	if (ioctl(fault->listener, SECCOMP_IOCTL_NOTIF_RECV, &notice) != 0)
		return;
	answer_call(fault, &notice, &answer);
	ioctl(fault->listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}
