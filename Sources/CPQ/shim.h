// The one header of libpq that the PostgreSQL engine needs.
#pragma once
#include <libpq-fe.h>
