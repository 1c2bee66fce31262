#define _GNU_SOURCE
#include "CPostgres.h"

#include <dlfcn.h>
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#define FUNCTIONS(each)                                                                                                      \
    each(PQclear) each(PQconndefaults) each(PQconninfoFree) each(PQconnectPoll) each(PQconnectStart)                         \
    each(PQconnectionNeedsPassword) each(PQconsumeInput) each(PQerrorMessage) each(PQfinish) each(PQflush)                   \
    each(PQgetResult) each(PQgetisnull) each(PQgetvalue) each(PQisBusy) each(PQnfields) each(PQntuples)                      \
    each(PQresultErrorField) each(PQresultStatus) each(PQsendQuery) each(PQsetErrorVerbosity) each(PQsetNoticeProcessor)     \
    each(PQsetnonblocking) each(PQsocket) each(PQstatus)

#define MEMBER(name) __typeof__(&name) name;
static struct {
    FUNCTIONS(MEMBER)
} libpq;
static bool isAvailable;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    isAvailable = true;
#define FIND(name)                                                                                                           \
    libpq.name = (__typeof__(libpq.name))dlsym(library, #name);                                                              \
    isAvailable = isAvailable && libpq.name != NULL;
    FUNCTIONS(FIND)
}

int postgres_is_available(void) {
    pthread_once(&once, load);
    return isAvailable;
}

PQconninfoOption *postgres_options(void) {
    return postgres_is_available() ? libpq.PQconndefaults() : NULL;
}

void postgres_free_options(PQconninfoOption *options) {
    if (options != NULL) libpq.PQconninfoFree(options);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Whether something can be read or written before the time is up.
static bool is_ready(const PGconn *connection, short events, int64_t deadline) {
    while (true) {
        const int64_t left = deadline - now();
        struct pollfd socket = {.fd = libpq.PQsocket(connection), .events = events};
        if (left <= 0 || socket.fd < 0) return false;
        const int count = poll(&socket, 1, (int)left);
        if (count > 0) return true;
        if (count == 0 || errno != EINTR) return false;
    }
}

// The library would write to standard error.
static void ignore(void *nothing, const char *message) {
    (void)nothing;
    (void)message;
}

PGconn *postgres_connect(const char *options, int milliseconds) {
    if (!postgres_is_available()) return NULL;
    const int64_t deadline = now() + milliseconds;
    const locale_t english = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    const locale_t before = uselocale(english);
    PGconn *connection = libpq.PQconnectStart(options);
    if (connection != NULL && libpq.PQstatus(connection) != CONNECTION_BAD) {
        libpq.PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE);
        libpq.PQsetNoticeProcessor(connection, ignore, NULL);
        PostgresPollingStatusType wanted = PGRES_POLLING_WRITING;
        while (wanted == PGRES_POLLING_READING || wanted == PGRES_POLLING_WRITING) {
            if (!is_ready(connection, wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline)) break;
            wanted = libpq.PQconnectPoll(connection);
        }
        if (wanted == PGRES_POLLING_OK) libpq.PQsetnonblocking(connection, 1);
    }
    uselocale(before);
    if (english != (locale_t)0) freelocale(english);
    return connection;
}

int postgres_is_open(const PGconn *connection) {
    return libpq.PQstatus(connection) == CONNECTION_OK;
}

const char *postgres_complaint(const PGconn *connection) {
    return libpq.PQerrorMessage(connection);
}

int postgres_wants_password(const PGconn *connection) {
    return libpq.PQconnectionNeedsPassword(connection);
}

void postgres_close(PGconn *connection) {
    libpq.PQfinish(connection);
}

PGresult *postgres_run(PGconn *connection, const char *statements, int milliseconds, char state[6]) {
    const int64_t deadline = now() + milliseconds;
    state[0] = '\0';
    if (!libpq.PQsendQuery(connection, statements)) return NULL;
    int unsent;
    while ((unsent = libpq.PQflush(connection)) > 0) {
        if (!is_ready(connection, POLLIN | POLLOUT, deadline) || !libpq.PQconsumeInput(connection)) return NULL;
    }
    if (unsent < 0) return NULL;
    PGresult *rows = NULL;
    bool isDone = true;
    while (true) {
        while (libpq.PQisBusy(connection)) {
            if (is_ready(connection, POLLIN, deadline) && libpq.PQconsumeInput(connection)) continue;
            libpq.PQclear(rows);
            return NULL;
        }
        PGresult *next = libpq.PQgetResult(connection);
        if (next == NULL) break;
        const ExecStatusType status = libpq.PQresultStatus(next);
        if (status == PGRES_TUPLES_OK) {
            libpq.PQclear(rows);
            rows = next;
            continue;
        }
        const char *found = libpq.PQresultErrorField(next, PG_DIAG_SQLSTATE);
        if (status == PGRES_FATAL_ERROR && found != NULL && strlen(found) == 5) memcpy(state, found, 6);
        libpq.PQclear(next);
        if (status == PGRES_COMMAND_OK) continue;
        isDone = false;
        // Nothing is copied here; what asks for that is no answer.
        if (status != PGRES_FATAL_ERROR) break;
    }
    if (isDone) return rows;
    libpq.PQclear(rows);
    return NULL;
}

int postgres_row_count(const PGresult *rows) {
    return libpq.PQntuples(rows);
}

int postgres_column_count(const PGresult *rows) {
    return libpq.PQnfields(rows);
}

const char *postgres_value(const PGresult *rows, int row, int column) {
    return libpq.PQgetisnull(rows, row, column) ? NULL : libpq.PQgetvalue(rows, row, column);
}

void postgres_free_rows(PGresult *rows) {
    libpq.PQclear(rows);
}
