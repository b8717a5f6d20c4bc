// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importnotes.h"

#include <QCoreApplication>

#include <cmath>

namespace app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("app::ImportNotes", text);
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1×%2").arg(size.width()).arg(size.height());
}

QString rateText(double rate)
{
    return QString::number(std::round(rate * 1000) / 1000);
}

QString sizeNote(QSize whole, QSize own)
{
    if (own.isEmpty() || whole.isEmpty() || own == whole)
        return {};
    const double shape =
        double(own.width()) * whole.height() / (double(own.height()) * whole.width());
    if (std::abs(shape - 1) <= 0.01)
        return tr("Its %1 pictures are scaled to %2.").arg(sizeText(own), sizeText(whole));
    return tr("Its %1 pictures are fitted into %2, with black bars beside them.")
        .arg(sizeText(own), sizeText(whole));
}

QString rateNote(const model::SequenceFormat &format, const media::MediaFile &file)
{
    const double whole = format.rate.toDouble();
    if (!file.index || whole <= 0)
        return {};
    if (file.index->isVariable())
        return tr("Its frames last unequally long and stay so; what is sent for a retake has %1 "
                  "frames a second.")
            .arg(rateText(whole));
    const double own = file.index->averageRate().toDouble();
    if (own <= 0 || std::abs(own - whole) < 0.005)
        return {};
    return tr("Its %1 frames a second stay what they are, beside the %2 of the rest; what is sent "
              "for a retake has %2.")
        .arg(rateText(own), rateText(whole));
}

} // namespace

QStringList importNotes(const model::SequenceFormat &format, const media::MediaFile &file)
{
    QStringList notes;
    for (const QString &note :
        {sizeNote(format.size, file.info.video.displaySize), rateNote(format, file)}) {
        if (!note.isEmpty())
            notes << note;
    }
    if (file.info.video.color.isHdr() != format.color.isHdr())
        notes << (format.color.isHdr() ? tr("Its colours are laid into the HDR picture.")
                                       : tr("Its HDR colours become ordinary ones."));
    if (file.info.audio.empty())
        notes << tr("It has no sound and is silent.");
    else if (file.info.audio.front().channels != format.channels)
        notes << tr("Its sound has %1 channels and is heard on %2.")
                     .arg(file.info.audio.front().channels)
                     .arg(format.channels);
    return notes;
}

} // namespace app
