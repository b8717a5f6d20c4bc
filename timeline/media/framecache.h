// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace timeline::media {

// Values up to a budget of bytes. When it is exceeded, and only then, the farthest go first, of
// equally far ones the least recently used. Any thread; no Qt.
template <class Key, class Value, class Hash = std::hash<Key>> class FrameCache {
public:
    explicit FrameCache(std::size_t budget)
        : m_budget(budget)
    {
    }

    void setBudget(std::size_t budget)
    {
        const std::lock_guard lock(m_mutex);
        m_budget = budget;
        shrink();
    }

    // Greater: less worth keeping. Called with the cache locked. Without one all are equally far.
    void setFarness(std::function<std::int64_t(const Key &)> farness)
    {
        const std::lock_guard lock(m_mutex);
        m_farness = std::move(farness);
    }

    // A value larger than the whole budget is not kept.
    void insert(const Key &key, Value value, std::size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        remove(key);
        m_items.push_front({key, std::move(value), bytes});
        m_byKey.emplace(key, m_items.begin());
        m_bytes += bytes;
        shrink();
    }

    std::optional<Value> find(const Key &key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_byKey.find(key);
        if (found == m_byKey.end())
            return std::nullopt;
        m_items.splice(m_items.begin(), m_items, found->second);
        return found->second->value;
    }

    bool contains(const Key &key) const
    {
        const std::lock_guard lock(m_mutex);
        return m_byKey.contains(key);
    }

    template <class Pred> void eraseIf(Pred isUnwanted)
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_items.begin(); it != m_items.end();) {
            const auto next = std::next(it);
            if (isUnwanted(it->key))
                remove(Key(it->key));
            it = next;
        }
    }

    std::vector<Key> keys() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Key> all;
        all.reserve(m_items.size());
        for (const Item &item : m_items)
            all.push_back(item.key);
        return all;
    }

    std::size_t count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_items.size();
    }

    std::size_t budget() const
    {
        const std::lock_guard lock(m_mutex);
        return m_budget;
    }

    std::size_t bytes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_bytes;
    }

private:
    struct Item {
        Key key;
        Value value;
        std::size_t bytes;
    };

    void remove(const Key &key)
    {
        const auto found = m_byKey.find(key);
        if (found == m_byKey.end())
            return;
        m_bytes -= found->second->bytes;
        m_items.erase(found->second);
        m_byKey.erase(found);
    }

    void shrink()
    {
        while (m_bytes > m_budget && !m_items.empty())
            remove(Key(victim()));
    }

    const Key &victim() const
    {
        if (!m_farness)
            return m_items.back().key;
        const auto isNearer = [this](const Item &a, const Item &b) {
            return m_farness(a.key) < m_farness(b.key);
        };
        return std::max_element(m_items.rbegin(), m_items.rend(), isNearer)->key;
    }

    mutable std::mutex m_mutex;
    std::list<Item> m_items; // youngest first
    std::unordered_map<Key, typename std::list<Item>::iterator, Hash> m_byKey;
    std::function<std::int64_t(const Key &)> m_farness;
    std::size_t m_budget;
    std::size_t m_bytes = 0;
};

} // namespace timeline::media
