// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <utility>

namespace ui {

// What was made once for a key and is asked for again and again. Begins anew when it is full, which
// is seldom. GUI thread.
template <class Key, class Value, qsizetype most> class Memo {
public:
    // Valid until the next call.
    template <class Make> const Value &get(const Key &key, Make &&make)
    {
        auto known = m_values.find(key);
        if (known != m_values.end())
            return *known;
        if (m_values.size() >= most)
            m_values.clear();
        return *m_values.insert(key, std::forward<Make>(make)());
    }

private:
    QHash<Key, Value> m_values;
};

} // namespace ui
