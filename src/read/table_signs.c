/*
 * Two lists: how much each slot says, and which titles other kinds of tables have. Titles are
 * compared without case, blanks and punctuation.
 */

#include "config.h"

#include "read/table_signs.h"

#include "base/utf8.h"
#include "model/identifier.h"
#include "read/paper_link.h"

#define COUNT(names) (sizeof(names) / sizeof(*(names)))

/* No cell that names a paper is longer, in bytes: what is longer is not looked through. */
#define CELL_MAX 300

/* What speaks for papers more than any few columns can speak against it. */
#define CERTAIN 8

static const struct {
	enum slot slot;
	int weight;
} slots[] = {
	{ SLOT_DOI, CERTAIN },    { SLOT_ARXIV_ID, CERTAIN }, { SLOT_ABSTRACT, 3 },
	{ SLOT_AUTHOR_NAMES, 2 }, { SLOT_AUTHORS, 1 },        { SLOT_VENUE, 1 },
	{ SLOT_CITATIONS, 1 },    { SLOT_KEYWORDS, 1 },       { SLOT_CITATION_KEY, 1 },
	{ SLOT_UPVOTES, 1 },
};

#define NAME(name)                             \
	{                                      \
		name, SLOT_NOTHING, VALUE_TEXT \
	}

/* Titles of the columns of papers whose slot says nothing, or that have none. */
static const struct dialect_name names_of_papers[] = {
	NAME("Paper Title"), NAME("Article Title"), NAME("论文题目"), NAME("论文标题"),
	NAME("文章标题"),    NAME("文献标题"),      NAME("篇名"),     NAME("题名"),
	NAME("TLDR"),        NAME("Topics"),        NAME("Starred"),  NAME("Sources"),
};

/* What the indexes of papers number. */
static const struct dialect_name names_of_indexes[] = {
	NAME("PMID"),      NAME("PubMed ID"),
	NAME("PMCID"),     NAME("PMC ID"),
	NAME("Scopus ID"), NAME("Scopus EID"),
	NAME("Lens ID"),   NAME("OpenAlex ID"),
	NAME("S2 ID"),     NAME("Semantic Scholar ID"),
	NAME("Corpus ID"), NAME("Bibcode"),
	NAME("MAG ID"),    NAME("WOS ID"),
	NAME("DBLP Key"),  NAME("OpenReview ID"),
};

/* Games, songs and web logs have creators. */
static const struct dialect_name names_of_anything[] = { NAME("Creator"), NAME("Creators") };

static const struct dialect_name names_of_others[] = {
	/* shops and libraries that lend */
	NAME("ISBN"),
	NAME("ISBN10"),
	NAME("ISBN13"),
	NAME("Ratings Count"),
	NAME("Text Reviews Count"),
	NAME("Price"),
	NAME("Prices"),
	NAME("Sale Price"),
	NAME("List Price"),
	NAME("Cost"),
	NAME("Currency"),
	NAME("Discount"),
	NAME("SKU"),
	NAME("Variant SKU"),
	NAME("Stock"),
	NAME("In Stock"),
	NAME("Inventory"),
	NAME("Quantity"),
	NAME("Qty"),
	NAME("Availability"),
	NAME("Brand"),
	NAME("Vendor"),
	NAME("Supplier"),
	NAME("Handle"),
	NAME("Product"),
	NAME("Product ID"),
	NAME("Product Type"),
	NAME("Product Name"),
	NAME("Barcode"),
	NAME("UPC"),
	NAME("ASIN"),
	NAME("EAN"),
	NAME("GTIN"),
	NAME("Condition"),
	NAME("Shipping"),
	NAME("Color"),
	NAME("Colour"),
	NAME("Size"),
	NAME("Material"),
	NAME("Image"),
	NAME("Image URL"),
	NAME("Thumbnail"),
	NAME("Reviews"),
	NAME("Review Count"),
	NAME("Number of Reviews"),
	NAME("Meta Description"),
	NAME("Binding"),
	NAME("Bookshelves"),
	NAME("Exclusive Shelf"),
	NAME("Shelf"),
	NAME("My Rating"),
	NAME("Average Rating"),
	NAME("Avg Rating"),
	NAME("Date Read"),
	NAME("Read Count"),
	NAME("Owned Copies"),
	NAME("Copies"),
	NAME("Borrower"),
	NAME("Checked Out"),
	NAME("Loaned To"),
	/* films, series and videos */
	NAME("Genre"),
	NAME("Genres"),
	NAME("Rating"),
	NAME("Ratings"),
	NAME("IMDb Rating"),
	NAME("IMDb ID"),
	NAME("TMDB ID"),
	NAME("Director"),
	NAME("Directors"),
	NAME("Cast"),
	NAME("Actors"),
	NAME("Starring"),
	NAME("Stars"),
	NAME("Runtime"),
	NAME("Duration"),
	NAME("Length"),
	NAME("Box Office"),
	NAME("Revenue"),
	NAME("Budget"),
	NAME("Season"),
	NAME("Seasons"),
	NAME("Episode"),
	NAME("Episodes"),
	NAME("Network"),
	NAME("Studio"),
	NAME("Metascore"),
	NAME("Votes"),
	NAME("Vote Average"),
	NAME("Producer"),
	NAME("Channel"),
	NAME("Channel Title"),
	NAME("Channel Name"),
	NAME("Views"),
	NAME("View Count"),
	NAME("Likes"),
	NAME("Dislikes"),
	NAME("Video"),
	NAME("Video ID"),
	NAME("Subscribers"),
	NAME("Watch Time"),
	NAME("Uploader"),
	NAME("Podcast"),
	/* music, games, works of art */
	NAME("Artist"),
	NAME("Artists"),
	NAME("Artist Name"),
	NAME("Album"),
	NAME("Album Artist"),
	NAME("Album Title"),
	NAME("Track"),
	NAME("Track Number"),
	NAME("Song"),
	NAME("Composer"),
	NAME("Composers"),
	NAME("Lyricist"),
	NAME("Lyrics"),
	NAME("Playlist"),
	NAME("BPM"),
	NAME("Tempo"),
	NAME("Label"),
	NAME("Record Label"),
	NAME("Popularity"),
	NAME("Platform"),
	NAME("Platforms"),
	NAME("Developer"),
	NAME("Developers"),
	NAME("Metacritic"),
	NAME("Medium"),
	NAME("Ingredients"),
	NAME("Servings"),
	NAME("Cook Time"),
	NAME("Prep Time"),
	NAME("Calories"),
	NAME("Cuisine"),
	/* jobs and people */
	NAME("Company"),
	NAME("Company Name"),
	NAME("Employer"),
	NAME("Salary"),
	NAME("Salary Range"),
	NAME("Job Type"),
	NAME("Job ID"),
	NAME("Job Description"),
	NAME("Employment Type"),
	NAME("Date Posted"),
	NAME("Posted"),
	NAME("Posted Date"),
	NAME("Date Applied"),
	NAME("Experience"),
	NAME("Skills"),
	NAME("Benefits"),
	NAME("Recruiter"),
	NAME("Industry"),
	NAME("Requirements"),
	NAME("Qualifications"),
	NAME("Department"),
	NAME("Office"),
	NAME("Phone"),
	NAME("Phone Number"),
	NAME("Mobile"),
	NAME("First Name"),
	NAME("Last Name"),
	NAME("Fax"),
	NAME("Birthday"),
	/* faults and tasks */
	NAME("Assignee"),
	NAME("Assignees"),
	NAME("Assigned To"),
	NAME("Reporter"),
	NAME("Reported By"),
	NAME("Created By"),
	NAME("Severity"),
	NAME("Resolution"),
	NAME("Component"),
	NAME("Components"),
	NAME("Milestone"),
	NAME("Sprint"),
	NAME("Story Points"),
	NAME("Labels"),
	NAME("State"),
	NAME("Due"),
	NAME("Due Date"),
	NAME("Deadline"),
	NAME("Issue Type"),
	NAME("Issue Key"),
	NAME("Issue ID"),
	NAME("Bug ID"),
	NAME("Ticket"),
	NAME("Ticket ID"),
	NAME("Task"),
	NAME("Owner"),
	NAME("Closed"),
	NAME("Closed At"),
	NAME("Resolved"),
	NAME("Opened"),
	NAME("Merged At"),
	NAME("Branch"),
	NAME("Version"),
	NAME("Fix Version"),
	NAME("Dependencies"),
	/* events and courses */
	NAME("Start"),
	NAME("Start Date"),
	NAME("Start Time"),
	NAME("End"),
	NAME("End Date"),
	NAME("End Time"),
	NAME("Time"),
	NAME("Location"),
	NAME("City"),
	NAME("Organizer"),
	NAME("Organiser"),
	NAME("Host"),
	NAME("Speaker"),
	NAME("Speakers"),
	NAME("Room"),
	NAME("Tickets"),
	NAME("Ticket Price"),
	NAME("Capacity"),
	NAME("Attendees"),
	NAME("Registration"),
	NAME("Event"),
	NAME("Event Type"),
	NAME("Timezone"),
	NAME("Course"),
	NAME("Course Code"),
	NAME("Course ID"),
	NAME("Course Title"),
	NAME("Instructor"),
	NAME("Instructors"),
	NAME("Teacher"),
	NAME("Lecturer"),
	NAME("Credits"),
	NAME("Semester"),
	NAME("Prerequisites"),
	NAME("Enrollment"),
	NAME("Grade"),
	NAME("Level"),
	NAME("Tuition"),
	/* what people post */
	NAME("Subreddit"),
	NAME("Num Comments"),
	NAME("Points"),
	NAME("Karma"),
	NAME("Claps"),
	NAME("Retweets"),
	NAME("Shares"),
	NAME("Followers"),
	NAME("Reading Time"),
};

/* Goods, posts and changes of code have one author, whom papers seldom have. */
static const struct dialect_name names_of_one[] = {
	NAME("Author"), NAME("Autor"), NAME("Auteur"), NAME("Autore"), NAME("Verfasser"),
	NAME("作者"),   NAME("著者"),  NAME("저자"),   NAME("Автор"),
};

/* As much as an abstract says. */
#define INDEX_WEIGHT 3

#define DIALECT(names) ((struct dialect){ "", names, COUNT(names) })

static bool is_among(struct str title, struct dialect names)
{
	return dialect_find_loosely(&names, title) != NULL;
}

/* Nothing else appears in a journal; talks have a venue, too. */
static bool is_journal(struct str title)
{
	return str_equal_ignoring_case(str_sub(title, 0, 7), STR("journal"));
}

int table_sign_of_slot(enum slot slot, struct str title)
{
	if (is_among(title, DIALECT(names_of_indexes)))
		return INDEX_WEIGHT;
	if (is_among(title, DIALECT(names_of_papers)) || is_among(title, DIALECT(names_of_one)))
		return 1;
	if (is_among(title, DIALECT(names_of_anything)))
		return 0;
	for (size_t i = 0; i < COUNT(slots); i++)
		if (slots[i].slot == slot)
			return slots[i].weight + (slot == SLOT_VENUE && is_journal(title));
	return 0;
}

int table_sign_of_other(struct str title)
{
	if (is_among(title, DIALECT(names_of_indexes)))
		return INDEX_WEIGHT;
	if (is_among(title, DIALECT(names_of_papers)))
		return 1;
	return is_among(title, DIALECT(names_of_others)) ? -1 : 0;
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
