// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/accountbook.h"
#include "app/practice/clock.h"
#include "app/practice/faults.h"
#include "app/practice/http.h"

namespace practice {

// What tests of any client may look at and change while the service runs, outside the paths of the
// API that it stands in for. With the same key.
//
//   GET  /_practice/account                            the books, see AccountBook::toJson()
//   GET  /_practice/faults {"faults":["submit-503=2"],"known":{name:what}} PUT  /_practice/faults
//   {"faults":["submit-503"]}  from the next request on; as GET POST /_practice/clock
//   {"seconds":86400}          puts the clock forward: {"now":"…Z"}
struct Hooks {
    Clock &clock;
    FaultPlan &faults;
    const AccountBook &book;
};

bool isHook(const QString &path);

Response answerHook(const Request &request, const Hooks &hooks);

} // namespace practice
