/*
 * A small file system in memory, with the home on it, and less and less room: from none at all to
 * more than any job needs. It is mounted in a name space of this process's own, and goes with it.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "torture/campaign.h"
#include "torture/command.h"
#include "torture/files.h"
#include "torture/jobs.h"

/* Cases, in the long run. */
#define CASES 3000

#define PAGE 4096

/* No job writes more pages than that. */
#define PAGES_MAX 160

struct full_disk {
	struct campaign campaign;
	struct home home;
	struct outcome outcome;
	size_t done, refused;
};

/* Mounts it over the folder that temporary files go to; false with errno. */
static bool mount_small(const char *folder)
{
	return unshare(CLONE_NEWNS) == 0 &&
	       mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("tmpfs", folder, "tmpfs", 0, "size=16m,nr_inodes=4000") == 0;
}

/* Fills the file system, so that this many pages are left. */
static void fill(const struct full_disk *disk, size_t pages)
{
	struct statvfs st;
	char path[400];
	int fd;

	snprintf(path, sizeof(path), "%s/filler", disk->home.top);
	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || fstatvfs(fd, &st) != 0)
		files_fail(path, strerror(errno));
	if (st.f_bavail > pages && posix_fallocate(fd, 0, (off_t)(st.f_bavail - pages) * PAGE) != 0)
		files_fail(path, "the small file system cannot be filled");
	close(fd);
}

static void make_room(const struct full_disk *disk)
{
	char path[400];

	snprintf(path, sizeof(path), "%s/filler", disk->home.top);
	unlink(path);
}

/* Standard output goes to the full disk too: where that has no room for it, the command did not do
 * all it should. */
static void try_job(struct full_disk *disk, struct job_run *run, size_t pages)
{
	char disturbed[64];

	make_room(disk);
	job_restore(run);
	fill(disk, pages);
	command_run(&run->command, &disk->outcome);
	make_room(disk);
	disk->campaign.cases++;
	disk->done += disk->outcome.status == 0;
	disk->refused += disk->outcome.status == 2;
	snprintf(disturbed, sizeof(disturbed), "with room for %zu pages", pages);
	job_judge(run, &disk->outcome, disturbed, &disk->campaign);
}

static void try_step(struct full_disk *disk, const struct job *job, size_t step, size_t cases)
{
	struct job_run *run = calloc(1, sizeof(*run));

	make_room(disk);
	if (job_begin(run, job, step, 1, &disk->home, &disk->campaign))
		for (size_t i = 0; i < cases; i++)
			/* Little room is where it matters. */
			try_job(disk, run,
				campaign_below(&disk->campaign,
					       1 + campaign_below(&disk->campaign, PAGES_MAX)));
	job_free(run);
	free(run);
}

int main(void)
{
	struct full_disk *disk = calloc(1, sizeof(*disk));
	char folder[] = "/tmp/shortlist-full-XXXXXX";
	size_t count, steps = 0;
	const struct job *jobs = jobs_all(&count);
	int status;

	campaign_begin(&disk->campaign, "full_disk", CASES);
	if (!mkdtemp(folder))
		files_fail(folder, strerror(errno));
	if (!mount_small(folder)) {
		rmdir(folder);
		status = campaign_skip(&disk->campaign, "mounting a file system is for root");
		free(disk);
		return status;
	}
	setenv("TMPDIR", folder, 1);
	home_init(&disk->home, campaign_program(false));
	for (size_t i = 0; i < count; i++)
		steps += job_steps(&jobs[i]);
	for (size_t i = 0; i < count; i++)
		for (size_t step = 0; job_is_wanted(&jobs[i]) && step < job_steps(&jobs[i]); step++)
			try_step(disk, &jobs[i], step, (disk->campaign.count + steps - 1) / steps);
	home_free(&disk->home);
	umount(folder);
	rmdir(folder);
	printf("full_disk: %zu ended with status 0, %zu with 2\n", disk->done, disk->refused);
	status = campaign_end(&disk->campaign);
	free(disk);
	return status;
}
