// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/takedifference.h"

#include "timeline/media/cutview.h"
#include "timeline/media/sequencereader.h"

#include <algorithm>
#include <cstdlib>

namespace timeline::render {

using media::SequenceReader;
using model::FrameNumber;

namespace {

constexpr QSize readSize{160, 160};
constexpr std::size_t keptFiles = 32;

// BT.709, of 65536.
int luma(QRgb c)
{
    return 13'933 * qRed(c) + 46'871 * qGreen(c) + 4'732 * qBlue(c);
}

} // namespace

double lumaLevels(const QImage &a, const QImage &b)
{
    if (a.isNull() || b.isNull())
        return 0;
    const QImage same = a.size() == b.size()
        ? b
        : b.scaled(a.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage p = a.convertToFormat(QImage::Format_RGB32);
    const QImage q = same.convertToFormat(QImage::Format_RGB32);
    std::int64_t sum = 0;
    for (int y = 0; y < p.height(); ++y) {
        const auto *one = reinterpret_cast<const QRgb *>(p.constScanLine(y));
        const auto *other = reinterpret_cast<const QRgb *>(q.constScanLine(y));
        for (int x = 0; x < p.width(); ++x)
            sum += std::abs(luma(one[x]) - luma(other[x]));
    }
    return double(sum) / 65'536 / (double(p.width()) * p.height());
}

DifferenceCache::Shown DifferenceCache::shown(
    const media::SequenceView &view, const model::PictureRef &ref)
{
    const media::MediaFile file = view.files.value(ref.media);
    const model::Take *take = view.project.findTake(ref.take);
    return {file.path, file.identity, take ? take->conform : model::Conform()};
}

std::optional<std::size_t> DifferenceCache::find(const Shown &take, const Shown &original) const
{
    const auto found = std::ranges::find_if(
        m_files, [&](const Files &each) { return each.take == take && each.original == original; });
    return found == m_files.end() ? std::nullopt
                                  : std::optional(std::size_t(found - m_files.begin()));
}

DifferenceRow DifferenceCache::known(const DifferencePair &pair) const
{
    DifferenceRow row{pair.frames, {}};
    row.levels.assign(
        std::size_t(std::max<std::int64_t>(pair.frames.count(), 0)), DifferenceRow::unknown);
    std::optional<std::size_t> files;
    std::optional<std::pair<model::PictureRef, model::PictureRef>> last;
    for (FrameNumber n = pair.frames.begin; n < pair.frames.end; n = n + 1) {
        const auto take = pair.take->pictureAt(n), original = pair.original->pictureAt(n);
        float &level = row.levels[std::size_t(n - pair.frames.begin)];
        if (take.take == original.take || take.fallback) {
            level = 0; // the very same picture
            continue;
        }
        // Neighbours are of the same files, mostly.
        if (!last || last->first.take != take.take || last->second.take != original.take)
            files = find(shown(*pair.take, take), shown(*pair.original, original));
        last = {take, original};
        if (files)
            level = m_files[*files].levels.value(
                {take.frame.value, original.frame.value}, DifferenceRow::unknown);
    }
    return row;
}

void DifferenceCache::insert(const DifferencePair &pair, FrameNumber n, float levels)
{
    const auto take = pair.take->pictureAt(n), original = pair.original->pictureAt(n);
    const Shown a = shown(*pair.take, take), b = shown(*pair.original, original);
    auto files = find(a, b);
    if (!files) {
        if (m_files.size() >= keptFiles)
            m_files.erase(m_files.begin());
        m_files.push_back({a, b, {}});
        files = m_files.size() - 1;
    }
    m_files[*files].levels.insert({take.frame.value, original.frame.value}, levels);
}

void measureDifferences(const DifferencePair &pair, const DifferenceRow &row,
    const std::function<void(FrameNumber, float)> &found, const model::CancelToken &cancel)
{
    SequenceReader take(media::withCuts(pair.take), SequenceReader::Use::Playback);
    SequenceReader original(media::withCuts(pair.original), SequenceReader::Use::Playback);
    for (std::size_t i = 0; i < row.levels.size() && !cancel.isCancelled(); ++i) {
        if (row.levels[i] >= 0)
            continue;
        const FrameNumber n = row.frames.begin + std::int64_t(i);
        const auto a = take.image(n, readSize, cancel);
        const auto b = a ? original.image(n, readSize, cancel) : a;
        if (a && b)
            found(n, float(lumaLevels(*a, *b)));
    }
}

} // namespace timeline::render
