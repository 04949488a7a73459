// Brings in libzip, with which workbooks are opened and feedback workbooks are packed.
#pragma once
#include <zip.h>
