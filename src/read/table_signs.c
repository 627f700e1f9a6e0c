/*
 * Two lists: how much each slot says, and which titles other kinds of tables have. Titles are
 * compared without case, blanks and punctuation.
 */

#include "config.h"

#include "read/table_signs.h"

#include "base/array.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "read/paper_link.h"

/* No cell that names a paper is longer, in bytes: what is longer is not looked through. */
#define CELL_MAX 300

/* What speaks for papers more than any few columns can speak against it. */
#define CERTAIN 8

/* What an index of papers numbers speaks for them as much as an abstract does. */
#define INDEX_WEIGHT 3

static const struct {
	enum slot slot;
	int weight;
} slots[] = {
	{ SLOT_DOI, CERTAIN },        { SLOT_ARXIV_ID, CERTAIN }, { SLOT_PMID, INDEX_WEIGHT },
	{ SLOT_PMCID, INDEX_WEIGHT }, { SLOT_ABSTRACT, 3 },       { SLOT_AUTHOR_NAMES, 2 },
	{ SLOT_AUTHORS, 1 },          { SLOT_VENUE, 1 },          { SLOT_CITATIONS, 1 },
	{ SLOT_KEYWORDS, 1 },         { SLOT_CITATION_KEY, 1 },   { SLOT_UPVOTES, 1 },
};

/* Titles of the columns of papers whose slot says nothing, or that have none. */
static const char *const names_of_papers[] = {
	"Paper Title", "Article Title", "论文题目", "论文标题", "文章标题", "文献标题",
	"篇名",        "题名",          "TLDR",     "Topics",   "Starred",  "Sources",
};

/* What the indexes of papers number. */
static const char *const names_of_indexes[] = {
	"PMID",          "PubMed ID", "PMCID",       "PMC ID", "Scopus ID",
	"Scopus EID",    "Lens ID",   "OpenAlex ID", "S2 ID",  "Semantic Scholar ID",
	"Corpus ID",     "Bibcode",   "MAG ID",      "WOS ID", "DBLP Key",
	"OpenReview ID",
};

/* Games, songs and web logs have creators. */
static const char *const names_of_anything[] = { "Creator", "Creators" };

/* clang-format off */
static const char *const names_of_others[] = {
	/* shops and libraries that lend */
	"ISBN", "ISBN10", "ISBN13", "Ratings Count", "Text Reviews Count", "Price", "Prices",
	"Sale Price", "List Price", "Cost", "Currency", "Discount", "SKU", "Variant SKU", "Stock",
	"In Stock", "Inventory", "Quantity", "Qty", "Availability", "Brand", "Vendor", "Supplier",
	"Handle", "Product", "Product ID", "Product Type", "Product Name", "Barcode", "UPC",
	"ASIN", "EAN", "GTIN", "Condition", "Shipping", "Color", "Colour", "Size", "Material",
	"Image", "Image URL", "Thumbnail", "Reviews", "Review Count", "Number of Reviews",
	"Meta Description", "Binding", "Bookshelves", "Exclusive Shelf", "Shelf", "My Rating",
	"Average Rating", "Avg Rating", "Date Read", "Read Count", "Owned Copies", "Copies",
	"Borrower", "Checked Out", "Loaned To",
	/* films, series and videos */
	"Genre", "Genres", "Rating", "Ratings", "IMDb Rating", "IMDb ID", "TMDB ID", "Director",
	"Directors", "Cast", "Actors", "Starring", "Stars", "Runtime", "Duration", "Length",
	"Box Office", "Revenue", "Budget", "Season", "Seasons", "Episode", "Episodes", "Network",
	"Studio", "Metascore", "Votes", "Vote Average", "Producer", "Channel", "Channel Title",
	"Channel Name", "Views", "View Count", "Likes", "Dislikes", "Video", "Video ID",
	"Subscribers", "Watch Time", "Uploader", "Podcast",
	/* music, games, works of art */
	"Artist", "Artists", "Artist Name", "Album", "Album Artist", "Album Title", "Track",
	"Track Number", "Song", "Composer", "Composers", "Lyricist", "Lyrics", "Playlist", "BPM",
	"Tempo", "Label", "Record Label", "Popularity", "Platform", "Platforms", "Developer",
	"Developers", "Metacritic", "Medium", "Ingredients", "Servings", "Cook Time", "Prep Time",
	"Calories", "Cuisine",
	/* jobs and people */
	"Company", "Company Name", "Employer", "Salary", "Salary Range", "Job Type", "Job ID",
	"Job Description", "Employment Type", "Date Posted", "Posted", "Posted Date",
	"Date Applied", "Experience", "Skills", "Benefits", "Recruiter", "Industry",
	"Requirements", "Qualifications", "Department", "Office", "Phone", "Phone Number",
	"Mobile", "First Name", "Last Name", "Fax", "Birthday",
	/* faults and tasks */
	"Assignee", "Assignees", "Assigned To", "Reporter", "Reported By", "Created By",
	"Severity", "Resolution", "Component", "Components", "Milestone", "Sprint",
	"Story Points", "Labels", "State", "Due", "Due Date", "Deadline", "Issue Type",
	"Issue Key", "Issue ID", "Bug ID", "Ticket", "Ticket ID", "Task", "Owner", "Closed",
	"Closed At", "Resolved", "Opened", "Merged At", "Branch", "Version", "Fix Version",
	"Dependencies",
	/* events and courses */
	"Start", "Start Date", "Start Time", "End", "End Date", "End Time", "Time", "Location",
	"City", "Organizer", "Organiser", "Host", "Speaker", "Speakers", "Room", "Tickets",
	"Ticket Price", "Capacity", "Attendees", "Registration", "Event", "Event Type",
	"Timezone", "Course", "Course Code", "Course ID", "Course Title", "Instructor",
	"Instructors", "Teacher", "Lecturer", "Credits", "Semester", "Prerequisites",
	"Enrollment", "Grade", "Level", "Tuition",
	/* what people post */
	"Subreddit", "Num Comments", "Points", "Karma", "Claps", "Retweets", "Shares",
	"Followers", "Reading Time", "Content", "Body", "Headline", "Section", "Outlet",
	"Image Caption", "urlToImage",
};
/* clang-format on */

/* Goods, posts and changes of code have one author, whom papers seldom have. */
static const char *const names_of_one[] = {
	"Author", "Autor", "Auteur", "Autore", "Verfasser", "作者", "著者", "저자", "Автор",
};

static bool is_among(struct str title, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (dialect_name_is_loosely(names[i], title))
			return true;
	return false;
}

#define IS_AMONG(title, names) is_among(title, names, COUNT_OF(names))

/* Nothing else appears in a journal; talks have a venue, too. */
static bool is_journal(struct str title)
{
	return str_equal_ignoring_case(str_sub(title, 0, 7), STR("journal"));
}

int table_sign_of_slot(enum slot slot, struct str title)
{
	if (IS_AMONG(title, names_of_indexes))
		return INDEX_WEIGHT;
	if (IS_AMONG(title, names_of_papers) || IS_AMONG(title, names_of_one))
		return 1;
	if (IS_AMONG(title, names_of_anything))
		return 0;
	for (size_t i = 0; i < COUNT_OF(slots); i++)
		if (slots[i].slot == slot)
			return slots[i].weight + (slot == SLOT_VENUE && is_journal(title));
	return 0;
}

int table_sign_of_other(struct str title)
{
	if (IS_AMONG(title, names_of_indexes))
		return INDEX_WEIGHT;
	if (IS_AMONG(title, names_of_papers))
		return 1;
	return IS_AMONG(title, names_of_others) ? -1 : 0;
}

void table_signs_each(void (*name)(void *context, struct str name), void *context)
{
	static const struct {
		const char *const *names;
		size_t count;
	} lists[] = {
		{ names_of_papers, COUNT_OF(names_of_papers) },
		{ names_of_indexes, COUNT_OF(names_of_indexes) },
		{ names_of_anything, COUNT_OF(names_of_anything) },
		{ names_of_others, COUNT_OF(names_of_others) },
		{ names_of_one, COUNT_OF(names_of_one) },
	};

	for (size_t i = 0; i < COUNT_OF(lists); i++)
		for (size_t k = 0; k < lists[i].count; k++)
			name(context, str_from(lists[i].names[k]));
}

bool table_cell_names_paper(struct str cell)
{
	char arxiv_id[IDENTIFIER_MAX], doi[IDENTIFIER_MAX];

	cell = utf8_trim(cell);
	if (cell.len == 0 || cell.len > CELL_MAX)
		return false;
	if (address_names_paper(cell))
		return true;
	/* A number alone may be any. */
	if (cell.p[0] >= '0' && cell.p[0] <= '9' && !str_starts_with(cell, STR("10.")))
		return false;
	identifiers_from_text(cell, arxiv_id, doi);
	return arxiv_id[0] || doi[0];
}
