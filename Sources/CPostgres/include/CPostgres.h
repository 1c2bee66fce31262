// PostgreSQL by libpq, which is looked for when it is first wanted: the program also starts where it is missing.
#ifndef CPOSTGRES_H
#define CPOSTGRES_H

#include <postgresql/libpq-fe.h>

// Whether the library is on this machine.
int postgres_is_available(void);

// What options are where nobody names them: by the environment, a service file and libpq itself. The last one has no keyword.
// NULL when the service is not known. Give them back with postgres_free_options.
PQconninfoOption *postgres_options(void);

void postgres_free_options(PQconninfoOption *options);

// A connection, or one that says why there is none; NULL when the library is missing. In its sentences, which are English, the
// server's own are replaced by their SQLSTATE. Give it back with postgres_close.
PGconn *postgres_connect(const char *options, int milliseconds);

// Whether statements can be sent; what keeps them from it otherwise, and whether that is a password.
int postgres_is_open(const PGconn *connection);
const char *postgres_complaint(const PGconn *connection);
int postgres_wants_password(const PGconn *connection);

void postgres_close(PGconn *connection);

// Sends statements in one message, and waits until all of them have ended.
//
// Returns the rows of the last one that has any, once everything is committed; give them back with postgres_free_rows. Otherwise
// NULL and the SQLSTATE of the error, which is empty when nobody knows what became of the statements.
PGresult *postgres_run(PGconn *connection, const char *statements, int milliseconds, char state[6]);

int postgres_row_count(const PGresult *rows);
int postgres_column_count(const PGresult *rows);

// NULL for no value.
const char *postgres_value(const PGresult *rows, int row, int column);

void postgres_free_rows(PGresult *rows);

#endif
