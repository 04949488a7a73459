// Brings in expat, with which the XML inside workbooks is read.
#pragma once
#include <expat.h>
