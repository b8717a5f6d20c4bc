// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testmedia.h"
#include "timeline/media/sequenceview.h"
#include "timeline/model/conform.h"
#include "timeline/model/frames.h"

#include <QRect>
#include <QString>

#include <vector>

// Sequences of test media, put together by hand: no edit functions, so that tests of the engine
// stand on the model alone.
namespace testsupport {

// Each ends the program when the file cannot be opened.
timeline::media::MediaFile opened(const QString &path);
timeline::media::MediaFile openNamed(const QString &name); // a row of matrix()
inline timeline::media::MediaFile openNamed(const char *name)
{
    return openNamed(QString::fromLatin1(name));
}
timeline::media::MediaFile vanished(const char *name); // opened, and then the file was removed
timeline::media::ViewPtr openSequence(const QString &path); // the whole file as one clip
timeline::media::ViewPtr sequenceOf(const timeline::media::MediaFile &file);

struct TakeSpec {
    QString path;
    timeline::model::FrameRange range; // of the sequence, inside one clip
    std::int64_t firstFrame = 0; // of the take's file, shown at the range's first frame
    std::int64_t missing = 0; // frames at the range's end that the file does not cover
    bool hasPicture = true, hasSound = true;
    timeline::model::Conform conform;
};

// The clip split at the range's edges, the take laid in and chosen.
timeline::media::ViewPtr withTake(const timeline::media::ViewPtr &view, const TakeSpec &spec);

// A take of 60 frames, numbered from 2000 on and larger than what it is laid into.
MediaSpec takeSpec();

// The number in each frame as the sequence shows it, in `part` of the picture if there is one: -1
// where it cannot be read, -2 where there is no picture.
std::vector<int> numbersOf(const timeline::media::ViewPtr &view, QRect part = {});
// Where its first channel clicks, in seconds; nothing when the sound cannot be read.
std::vector<double> clicksOf(
    const timeline::media::ViewPtr &view, int rate = 48'000, int channels = 2);

// The sequence with these frames, all of one clip, cut out: a cut is left where they were.
timeline::media::ViewPtr withoutFrames(
    const timeline::media::ViewPtr &view, timeline::model::FrameRange range);

} // namespace testsupport
